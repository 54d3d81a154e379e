"""Settings: what the user set for the assistant, by environment (``GOUJI_ASSIST_…``) or in a YAML file."""

import os
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    YamlConfigSettingsSource,
)

PREFIX = "GOUJI_ASSIST_"
FILE = f"{PREFIX}FILE"
"""The variable that names the settings file."""


class Mode(StrEnum):
    """How a structured answer is asked for; ``MD_JSON`` needs nothing of the server but text."""

    MD_JSON = "MD_JSON"
    JSON = "JSON"
    JSON_SCHEMA = "JSON_SCHEMA"
    TOOLS = "TOOLS"


class Settings(BaseSettings):
    """Everything that can be set.

    Prices are per token, in any one currency; ``budget_…`` are in the same currency and ``tokens_…`` in tokens, both
    without limit where they are not set. ``rps`` holds for all requests together, retries and re-asks included.
    ``retries`` is how often a request is sent again after 429, 5xx or a time-out, ``reasks`` how often a model is asked
    again after an answer that was not accepted.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True
    )

    base_url: str = ""
    api_key: SecretStr = SecretStr("")
    model: str = ""
    mode: Mode = Mode.MD_JSON
    price_in: Decimal = Field(default=Decimal(0), ge=0)
    price_out: Decimal = Field(default=Decimal(0), ge=0)
    budget_document: Decimal | None = Field(default=None, ge=0)
    budget_run: Decimal | None = Field(default=None, ge=0)
    tokens_document: int | None = Field(default=None, ge=0)
    tokens_run: int | None = Field(default=None, ge=0)
    rps: float = Field(default=2.0, gt=0)
    concurrency: int = Field(default=4, ge=1, le=64)
    timeout: float = Field(default=90.0, gt=0)
    retries: int = Field(default=2, ge=0, le=10)
    reasks: int = Field(default=1, ge=0, le=5)
    max_tokens: int = Field(default=4000, ge=64)
    chunk: int = Field(default=1600, ge=200)
    temperature: float = Field(default=0.0, ge=0)
    mask: bool = False
    cache: str = ""
    prompts: Path | None = None

    @field_validator("base_url")
    @classmethod
    def _plain_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError("base_url 应为 http:// 或 https:// 开头的地址")
        return value

    @property
    def host(self) -> str:
        """The host that text would be sent to, with its port where one is given; empty where none is set."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""

    def shared(self, workers: int) -> "Settings":
        """What one of so many workers may do, so that together they keep to the limits of a run."""
        each = {
            "rps": self.rps / workers,
            "budget_run": None if self.budget_run is None else self.budget_run / workers,
            "tokens_run": None if self.tokens_run is None else self.tokens_run // workers,
        }
        return self.model_copy(update=each)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What a caller gives comes before the environment, and that before the file; nothing else is read."""
        del dotenv_settings, file_secret_settings
        file = YamlConfigSettingsSource(settings_cls)
        return init_settings, env_settings, file


def settings_from(file: Path | None = None) -> Settings:
    """The settings of the environment over those of ``file``, or of the file that the environment names."""
    named = file or os.environ.get(FILE)
    if named and not Path(named).is_file():
        raise FileNotFoundError(named)

    class Filed(Settings):
        model_config = SettingsConfigDict(yaml_file=named)

    return Filed()
