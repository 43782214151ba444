using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Spherespace;

/// <summary>Asks the API, and takes what comes as it stands on the wire.</summary>
public sealed class ApiClient
{
    // One for all, as HttpClient wants it; nobody's cookies reach anybody else.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    private readonly Uri _address;
    private readonly string? _access;

    private readonly Func<string> _faults;

    /// <param name="address">The server's.</param>
    /// <param name="access">The access token, or null.</param>
    /// <param name="faults">What the server logged of its own faults, for the message of a failed test.</param>
    internal ApiClient(Uri address, string? access, Func<string> faults) => (_address, _access, _faults) = (address, access, faults);

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, Json(body));

    public Task<Answer> Put(string path, object? body = null) => Send(HttpMethod.Put, path, Json(body));

    public Task<Answer> Patch(string path, object? body = null) => Send(HttpMethod.Patch, path, Json(body));

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path);

    /// <param name="method">Any.</param>
    /// <param name="path">Under <c>/api/v1</c>; with <c>~</c> in front, under the root: <c>~/health</c>.</param>
    /// <param name="content">The body, as it is.</param>
    /// <param name="headers">More headers.</param>
    public async Task<Answer> Send(
        HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var target = path.StartsWith('~') ? path[1..] : $"/api/v1{path}";
        using var request = new HttpRequestMessage(method, new Uri(_address, target)) { Content = content };
        if (_access is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _access);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);

        using var response = await Http.SendAsync(request);
        return new Answer($"{method} {target}", response, await response.Content.ReadAsStringAsync(), _faults);
    }

    /// <summary>A body of raw JSON, right or wrong.</summary>
    public static StringContent Raw(string json) => new(json, Encoding.UTF8, "application/json");

    private static JsonContent? Json(object? body) => body is null ? null : JsonContent.Create(body, body.GetType(), options: JsonSerializerOptions.Default);
}
