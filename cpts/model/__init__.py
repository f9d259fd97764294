"""The data contract: frozen pydantic models, one module per YAML file."""
