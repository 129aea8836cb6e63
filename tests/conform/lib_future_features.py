# What __future__ tells of a feature
from __future__ import annotations

import __future__

print(annotations, annotations.getMandatoryRelease())
for name in ("division", "generator_stop", "barry_as_FLUFL"):
    feature = getattr(__future__, name)
    print(name, feature.getOptionalRelease(), feature.mandatory,
          hex(feature.compiler_flag))
