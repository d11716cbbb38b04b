"""The grammar of bindings: `indicator[axis=v|w,…]@moment^reach`, `+ - ratio cut share distinct`, `$row`."""
