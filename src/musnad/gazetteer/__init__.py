"""Where: the places of the world by their Arabic names, from GeoNames and from a seed written for the project.

GeoNames (geonames.org) is licensed under CC BY 4.0; what is taken from it carries its ids.
"""

from musnad.gazetteer.gazetteer import EMPTY, Gazetteer, Name, Place, open_gazetteer, packaged

__all__ = ["EMPTY", "Gazetteer", "Name", "Place", "open_gazetteer", "packaged"]
