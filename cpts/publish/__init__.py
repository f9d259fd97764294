"""From the checked data to the published site: fresh folder, inspection, atomic swap."""
