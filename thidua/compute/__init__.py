"""Pure computation on models; results carry their derivation."""
