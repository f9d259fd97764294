"""Beside the pipeline: the YAML files of a folder written tidily, their meaning and their comments untouched."""
