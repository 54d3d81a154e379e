"""Printed forms with known cells, and what a scanner makes of them: pages for measuring how scans are read."""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .known_forms import Form, Slot

FONTS = tuple(
    Path("/usr/share/fonts/opentype/noto") / name
    for name in ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
)
SIMPLIFIED = 2  # the face of a Noto collection that draws the characters of the mainland
SIZE = (595.0, 842.0)
LEFT, TOP, BOTTOM = 60.0, 70.0, 780.0
FINE = 2  # pages are drawn this much larger and then reduced, as print has no steps


@dataclass
class Sheet:
    """A page while it is drawn, and what stands on it: the cells of each table and the paragraphs."""

    image: Image.Image
    scale: float
    font: Path
    tables: list[dict[Slot, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    y: float = TOP

    def __post_init__(self) -> None:
        self.draw = ImageDraw.Draw(self.image)

    def face(self, size: float) -> ImageFont.FreeTypeFont:
        """The font at a size in points."""
        return ImageFont.truetype(str(self.font), round(size * self.scale), index=SIMPLIFIED)

    def text(self, x: float, y: float, text: str, size: float) -> None:
        """Write a line whose upper left corner is given in points."""
        self.draw.text(
            (x * self.scale, y * self.scale), text, fill=0, font=self.face(size), anchor="la"
        )

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """Draw a line."""
        ends = [v * self.scale for v in (x0, y0, x1, y1)]
        self.draw.line(ends, fill=0, width=max(1, round(width * self.scale)))


def printed(
    forms: Sequence[Form | str], font: Path = FONTS[0], dpi: int = 200, *, number: int | None = None
) -> Sheet:
    """A page of forms and paragraphs, as sharp as print; the page number stands at its foot."""
    scale = dpi / 72 * FINE
    sheet = Sheet(
        Image.new("L", (round(SIZE[0] * scale), round(SIZE[1] * scale)), 255), scale, font
    )
    for item in forms:
        if isinstance(item, str):
            _paragraph(sheet, item)
        else:
            _table(sheet, item)
    if number is not None:
        sheet.text(SIZE[0] / 2 - 12, SIZE[1] - 45, f"— {number} —", 10)
    size = round(SIZE[0] * dpi / 72), round(SIZE[1] * dpi / 72)
    sheet.image = sheet.image.resize(size, Image.Resampling.BOX)
    return sheet


def _paragraph(sheet: Sheet, text: str, size: float = 12.0) -> None:
    for line in _wrapped("　　" + text, SIZE[0] - 2 * LEFT, size, sheet):
        sheet.text(LEFT, sheet.y, line, size)
        sheet.y += 1.6 * size
    sheet.paragraphs.append(text)
    sheet.y += 4


def _table(sheet: Sheet, form: Form) -> None:
    """Draw a table below what stands on the page."""
    face = sheet.face(14)
    wide = face.getlength(form.title) / sheet.scale
    sheet.text((SIZE[0] - wide) / 2, sheet.y, form.title, 14)
    sheet.paragraphs.append(form.title)
    sheet.y += 26
    xs = [LEFT]
    for width in form.widths:
        xs.append(xs[-1] + width * (SIZE[0] - 2 * LEFT) / sum(form.widths))
    cells = form.cells()
    lines = {
        slot: _wrapped(
            text, xs[slot[1] + slot[3]] - xs[slot[1]] - 2 * form.padding, form.type_size, sheet
        )
        for slot, text in cells.items()
    }
    ys = [sheet.y]
    for row in range(len(form.rows)):
        most = max((len(v) for s, v in lines.items() if s[0] == row and s[2] == 1), default=1)
        ys.append(ys[-1] + most * 1.2 * form.type_size + 1.3 * form.padding)
    for slot, texts in lines.items():
        _cell(sheet, form, slot, texts, (xs, ys))
    sheet.tables.append(cells)
    sheet.y = ys[-1] + 20


def _cell(
    sheet: Sheet, form: Form, slot: Slot, lines: list[str], edges: tuple[list[float], list[float]]
) -> None:
    """Draw the rules of a cell and its lines: numbers centred, words at the left."""
    xs, ys = edges
    row, column, rowspan, colspan = slot
    x0, x1, y0, y1 = xs[column], xs[column + colspan], ys[row], ys[row + rowspan]
    for ends in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
        sheet.rule(*ends)
    size = form.type_size
    at = (y0 + y1) / 2 - len(lines) * 0.6 * size - 0.15 * size
    for line in lines:
        length = sheet.face(size).getlength(line) / sheet.scale
        sheet.text((x0 + x1 - length) / 2 if len(line) < 14 else x0 + form.padding, at, line, size)
        at += 1.2 * size


def _wrapped(text: str, room: float, size: float, sheet: Sheet) -> list[str]:
    face, lines = sheet.face(size), [""]
    for character in text:
        if face.getlength(lines[-1] + character) / sheet.scale > room and lines[-1]:
            lines.append("")
        lines[-1] += character
    return lines


@dataclass(frozen=True)
class Scanner:
    """How a page is scanned: resolution, turn in degrees, noise, blur and the quality of the JPEG file."""

    dpi: int = 200
    angle: float = 0.5
    noise: float = 6.0
    blur: float = 0.0
    quality: int = 75

    def scan(self, image: Image.Image, seed: int = 7) -> bytes:
        """A page as a JPEG file."""
        random_numbers = np.random.default_rng(seed)
        turned = image.rotate(self.angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
        if self.blur:
            turned = turned.filter(ImageFilter.GaussianBlur(self.blur))
        grey = np.asarray(turned, np.float32) * 0.92 + 12
        grey = grey + random_numbers.normal(0, self.noise, grey.shape)
        grey[random_numbers.random(grey.shape) < 0.0002] = 60
        out = io.BytesIO()
        page = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
        page.save(out, "JPEG", quality=self.quality, dpi=(self.dpi, self.dpi))
        return out.getvalue()


GOOD = Scanner()
HARD = Scanner(dpi=150, angle=1.2, noise=12.0, blur=0.6, quality=45)


def as_pdf(scans: Sequence[bytes]) -> bytes:
    """Pages of a PDF that holds nothing but pictures."""
    made = pdfium.PdfDocument.new()
    for scan in scans:
        picture = pdfium.PdfImage.new(made)
        picture.load_jpeg(io.BytesIO(scan), inline=True)
        page = made.new_page(*SIZE)
        picture.set_matrix(pdfium.PdfMatrix().scale(*SIZE))
        page.insert_obj(picture)
        page.gen_content()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


_GOODS = (
    "设施维护",
    "人员培训",
    "宣传资料",
    "设备购置",
    "信息系统",
    "环境整治",
    "技术服务",
    "质量检测",
    "应急演练",
    "档案整理",
)
_UNITS = ("个", "次", "场", "人次", "份", "台", "万元", "公里", "%", "户")
_REASON = "因部分工程受天气影响延期，实际完成时间晚于计划，下一步将加强进度管理。"
PROSE = (
    (
        "2023年，本部门年初预算数为3,456.78万元，全年预算数3890.12万元，全年执行数3,801.55万元，预算执行率97.72%。"
        "其中：基本支出2100.30万元，项目支出1701.25万元，分别占全年执行数的55.25%和44.75%。"
    ),
    (
        "一、项目立项情况。该项目经主管部门批复实施，计划服务群众12000人次，实际服务13450人次，"
        "培训36期，发放资料8,500份，群众满意度96.5%，各项指标均按期完成。"
    ),
    "（二）存在问题：一是预算编制不够精细，年中追加216.40万元；二是个别指标设置偏低，完成率达到150%以上。",
)


def money_form(seed: int) -> Form:
    """A block of amounts under heads over two rows."""
    draw = random.Random(seed)
    rows = [
        ("项目名称", "预算数（万元）", "<", "执行数（万元）", "<", "执行率", "得分"),
        ("^", "年初", "全年", "财政", "其他", "^", "^"),
    ]
    for goods in draw.sample(_GOODS, 7):
        a, b, c = (draw.randint(100, 9_999_999) / 100 for _ in range(3))
        rate = f"{draw.randint(5000, 10000) / 100:.2f}%"
        rows.append(
            (
                goods,
                f"{a:,.2f}",
                f"{b:.2f}",
                f"{c:.2f}",
                draw.choice(("0", "0.00", "5", "")),
                rate,
                str(draw.randint(1, 10)),
            )
        )
    return Form("部门预算执行情况表", (3, 2.4, 2.4, 2.4, 1.6, 1.8, 1.2), tuple(rows))


def indicator_form(seed: int, rows: int = 12) -> Form:
    """Indicators with merged labels, targets, results, scores and reasons."""
    draw = random.Random(seed)
    table = [
        (
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析",
        )
    ]
    first, second = (
        ("产出指标", "效益指标", "满意度指标"),
        ("数量指标", "质量指标", "时效指标", "成本指标"),
    )
    for i in range(rows):
        goods, unit = draw.choice(_GOODS), draw.choice(_UNITS)
        target, weight = draw.randint(2, 2000), draw.choice((3, 4, 5, 8, 10))
        table.append(
            (
                first[i // 5] if i % 5 == 0 else "^",
                second[i // 2 % 4] if i % 5 == 0 or i % 2 == 0 else "^",
                f"{goods}数量",
                f"{draw.choice(('≥', '', '不少于'))}{target}{unit}",
                f"{target + draw.randint(-1, 40)}{unit}",
                str(weight),
                f"{weight - draw.randint(0, 100) / 100:.2f}",
                _REASON if draw.random() < 0.25 else draw.choice(("无", "")),
            )
        )
    return Form("项目支出绩效自评表", (1.6, 1.6, 2.4, 2.2, 2.2, 1, 1.2, 3), tuple(table), 9.0, 2.5)


def summary_form(seed: int, *, low: bool = False) -> Form:
    """Labels and figures side by side, in rows that may leave characters hardly any room."""
    draw = random.Random(seed)
    rows = [("基础数据", "<", "2022年", "2023年", "增减", "增减率")]
    for i, goods in enumerate(draw.sample(_GOODS, 9)):
        a, b = draw.randint(1, 400), draw.randint(1, 400)
        rows.append(
            (
                ("人员" if i < 4 else "资产") if i in {0, 4} else "^",
                goods,
                str(a),
                str(b),
                str(b - a),
                f"{(b - a) / a * 100:.1f}%",
            )
        )
    rows.append(("合计", "<", "1,234", "2,345.60", "1111.6", "90.1%"))
    return Form("基础数据情况表", (1.2, 3, 2, 2, 2, 2), tuple(rows), 10.5, 0.0 if low else 3.0)


def narrow_form(seed: int) -> Form:
    """Columns so narrow that figures are wrapped."""
    draw = random.Random(seed)
    rows: list[tuple[str, ...]] = [
        (
            "年度",
            "项目支出名称",
            "年初预算",
            "调整预算",
            "支出金额",
            "结转结余",
            "执行率",
            "权重",
            "自评得分",
            "备注",
        )
    ]
    for i in range(6):
        sums = [f"{draw.randint(1_000_000, 99_999_999) / 100:.2f}" for _ in range(4)]
        rows.append(
            (
                str(2018 + i),
                draw.choice(_GOODS) + "专项经费",
                *sums,
                f"{draw.randint(9000, 10000) / 100:.2f}%",
                "10",
                f"{draw.randint(500, 1000) / 100:.2f}",
                "",
            )
        )
    return Form(
        "专项资金收支情况表", (1.2, 2.4, 1.1, 1.1, 1.1, 1.1, 1, 0.8, 1, 1), tuple(rows), 10.0, 2.0
    )


def pages(count: int) -> Iterator[Sequence[Form | str]]:
    """The contents of ``count`` pages, always the same ones."""
    for i in range(count):
        yield (
            (PROSE[0], money_form(i), summary_form(i)),
            (indicator_form(i),),
            (narrow_form(i), PROSE[1], summary_form(i, low=True)),
            (money_form(i + 100), PROSE[2], PROSE[0], PROSE[1]),
        )[i % 4]
