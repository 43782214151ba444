using System.Collections.Immutable;

namespace Spherespace;

/// <summary>A page of a list, and how long the whole list is.</summary>
public sealed record ListPage<T>(ImmutableArray<T> Items, long Count);
