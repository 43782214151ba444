using Microsoft.AspNetCore.Http;

namespace Spherespace.Accounts;

public sealed class BearerTokenTests
{
    [Theory]
    [InlineData("Bearer abc", "abc")]
    [InlineData("bearer  abc ", "abc")]
    [InlineData("Basic abc", null)]
    [InlineData("Bearerabc", null)]
    [InlineData("", null)]
    public void Of_AHeader_IsWhatFollowsTheScheme(string header, string? token) =>
        BearerToken.Of(Request("/api/v1/auth/me", header)).ShouldBe(token);

    [Theory]
    [InlineData("/hub", "?access_token=abc", "abc")]
    [InlineData("/hub/negotiate", "?access_token=abc", "abc")]
    [InlineData("/ws", "?token=abc", "abc")]
    [InlineData("/ws", "?access_token=abc", "abc")]
    [InlineData("/hub", "?token=abc", null)]
    [InlineData("/hub", "?access_token=", null)]
    [InlineData("/hubs", "?access_token=abc", null)]
    [InlineData("/api/v1/auth/me", "?access_token=abc&token=abc", null)]
    public void Of_AnAddress_CountsWhereBrowsersHaveNoOtherWay(string path, string query, string? token) =>
        BearerToken.Of(Request(path, header: "", query)).ShouldBe(token);

    private static HttpRequest Request(string path, string header, string query = "")
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (path, new QueryString(query));
        if (header.Length > 0) request.Headers.Authorization = header;
        return request;
    }
}
