"""Japanese, Korean and Chinese: rules over characters, with the words' classes where they help."""

from dragoman.read.eastern.figures import figures
from dragoman.read.eastern.forecasts import forecasts
from dragoman.read.eastern.names import mentions
from dragoman.read.eastern.statements import statements

__all__ = ["figures", "forecasts", "mentions", "statements"]
