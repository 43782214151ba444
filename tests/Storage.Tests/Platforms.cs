using System.Runtime.Versioning;

// These tests kill processes and look at file modes.
[assembly: UnsupportedOSPlatform("windows")]
