"""The checkup says what a server can do, with one tiny call."""

import pytest

from extract.assistant.checkup import SHOWN, checked, lines
from tests.extract.assistant.asking import settings
from tests.loopback import Server, Status, Text

GOOD = {"names": [{"number": "n1", "label": "渡口值守专项"}]}
CASES = [
    # what the server does                    answers           switches                 works  said
    ("answers as it should", [GOOD], {}, True, "按编号说出了名称"),
    ("answers in a fence", [GOOD], {"style": "fenced"}, True, "代码块"),
    ("thinks aloud", [GOOD], {"style": "thinking"}, True, "思考过程"),
    ("makes its answers up and says so", [GOOD], {}, True, "预先编好"),
    ("names nothing", [{"names": []}], {}, True, "没有按编号"),
    ("does not say what it counted", [Text('{"names": []}', usage=None)], {}, True, "不报告用量"),
    ("refuses the key", [Status(401)], {}, False, "密钥"),
    ("talks", [Text("你好")], {}, False, "不是完整的 JSON"),
]


@pytest.mark.parametrize(
    ("answers", "switches", "works", "said"),
    [row[1:] for row in CASES],
    ids=[row[0] for row in CASES],
)
def test_what_is_said_of_a_server(answers, switches, works, said):
    with Server(answers, **switches) as server:
        found = checked(settings(server))
        assert len(server.seen) == 1
        assert SHOWN in server.documents()[0]
    assert found.works == works
    assert said in "\n".join(lines(found))


def test_a_real_server_is_not_called_made_up():
    with Server([GOOD], canned=False) as server:
        assert "预先编好" not in "\n".join(lines(checked(settings(server))))


def test_a_server_that_is_not_there():
    found = checked(settings(timeout=1))
    assert not found.works
    assert "连接不上" in "\n".join(lines(found))
