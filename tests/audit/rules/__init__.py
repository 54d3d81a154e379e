"""The rules of the catalogue, each as a table of cases."""
