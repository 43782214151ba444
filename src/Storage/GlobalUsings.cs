global using Spherespace.Storage;
