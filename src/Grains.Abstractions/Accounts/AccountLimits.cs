namespace Spherespace.Accounts;

/// <summary>
/// How long things may be. Constants and not options: clients rely on them as they rely on the names of fields.
/// </summary>
public static class AccountLimits
{
    /// <summary>Characters.</summary>
    public const int UsernameMin = 3;

    /// <summary>Characters.</summary>
    public const int UsernameMax = 30;

    /// <summary>Characters.</summary>
    public const int EmailMax = 254;

    /// <summary>Characters.</summary>
    public const int PasswordMin = 8;

    /// <summary>Characters.</summary>
    public const int PasswordMax = 128;

    /// <summary>Characters, of the first and the last name each.</summary>
    public const int NameMax = 50;

    /// <summary>Characters.</summary>
    public const int BioMax = 500;

    /// <summary>Bytes of JSON.</summary>
    public const int SettingsBytesMax = 4096;

    /// <summary>Characters; what is longer is cut.</summary>
    public const int DeviceMax = 200;
}
