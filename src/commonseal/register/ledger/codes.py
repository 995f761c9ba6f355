"""Small numbers for the words that the ledger stores a million times. Add at the end, never reorder."""

from commonseal.vocabulary import KINDS, Attribution, Closure, Origin, Standing, Visibility

STANDINGS = tuple(Standing)
ATTRIBUTIONS = tuple(Attribution)
VISIBILITIES = tuple(Visibility)
ORIGINS = (Origin.RECORDED, Origin.CORRECTS, Origin.FOLLOWS, Origin.ENDED)
CLOSURES = (None, Closure.CORRECTED, Closure.CHANGED)

KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}
STANDING_CODE = {word: code for code, word in enumerate(STANDINGS)}
ATTRIBUTION_CODE = {word: code for code, word in enumerate(ATTRIBUTIONS)}
VISIBILITY_CODE = {word: code for code, word in enumerate(VISIBILITIES)}
RESTRICTED = VISIBILITY_CODE[Visibility.RESTRICTED]
ORIGIN_CODE = {word: code for code, word in enumerate(ORIGINS)}
CLOSURE_CODE = {word: code for code, word in enumerate(CLOSURES) if word is not None}
