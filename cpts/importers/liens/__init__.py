"""The links to other sites: where they are written, whether they still answer, and the report for who keeps them."""
