using Microsoft.AspNetCore.Http;

namespace Spherespace.Accounts;

public sealed class RefreshCookieTests
{
    [Fact]
    public void Write_OverHttps_BindsTheCookieToThisHost()
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "https";
        var now = DateTimeOffset.UnixEpoch;

        RefreshCookie.Write(context, new RefreshToken("abc"), new Session(SessionId.New(), "a test", now, now, now.AddDays(7)));

        context.Response.Headers.SetCookie.ToString()
            .ShouldBe("__Host-spherespace_refresh=abc; max-age=604800; path=/; secure; samesite=strict; httponly");
    }

    [Fact]
    public void Read_OverHttps_TakesOnlyThatCookie()
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "https";
        context.Request.Headers["X-Session"] = "cookie";
        context.Request.Headers.Cookie = "spherespace_refresh=planted";

        RefreshCookie.Read(context.Request).ShouldBeNull();
        context.Request.Headers.Cookie = "spherespace_refresh=planted; __Host-spherespace_refresh=ours";
        RefreshCookie.Read(context.Request).ShouldBe("ours");
    }
}
