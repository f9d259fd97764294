"""What `make` needs beside the generator: the environment, Node and a browser. Never imported by `cpts`."""
