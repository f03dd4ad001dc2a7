"""Makes the index of places that the package carries, from data of GeoNames."""
