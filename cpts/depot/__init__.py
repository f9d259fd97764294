"""A CPTS's own repository: the engine beside its data, created by `cpts nouveau`, upgraded by `cpts mettre-a-jour`."""
