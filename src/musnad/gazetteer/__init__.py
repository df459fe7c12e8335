"""Where: the places of the world by their Arabic names, from GeoNames and from a seed of the project.

GeoNames (geonames.org) is licensed under CC BY 4.0; what is taken from it carries its ids.
"""

from musnad.gazetteer.gazetteer import (
    EMPTY,
    NO_GAZETTEER,
    Gazetteer,
    Name,
    Place,
    open_gazetteer,
    packaged,
)

__all__ = ["EMPTY", "NO_GAZETTEER", "Gazetteer", "Name", "Place", "open_gazetteer", "packaged"]
