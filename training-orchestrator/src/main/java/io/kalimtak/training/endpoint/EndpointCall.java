package io.kalimtak.training.endpoint;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;

/**
 * One call.
 *
 * @param engine name of the endpoint
 * @param path below {@code /v1}, without a slash at its front
 * @param query parameters, sorted
 * @param json body, or null
 * @param file body that is no JSON, or null
 */
public record EndpointCall(
        String engine,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Object json,
        RequestBody file) {
    public EndpointCall {
        query = new TreeMap<>(query);
        headers = Map.copyOf(headers);
    }

    public static EndpointCall get(String engine, String path) {
        return new EndpointCall(engine, "GET", path, Map.of(), Map.of(), null, null);
    }

    /** A POST with a JSON body, or null for none. */
    public static EndpointCall post(String engine, String path, Object json) {
        return new EndpointCall(engine, "POST", path, Map.of(), Map.of(), json, null);
    }

    public static EndpointCall delete(String engine, String path) {
        return new EndpointCall(engine, "DELETE", path, Map.of(), Map.of(), null, null);
    }

    public EndpointCall with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(query);
        more.put(parameter, value);
        return new EndpointCall(engine, method, path, more, headers, json, file);
    }

    public EndpointCall withHeader(String name, String value) {
        return new EndpointCall(engine, method, path, query, Map.of(name, value), json, file);
    }

    public EndpointCall withFile(RequestBody body) {
        return new EndpointCall(engine, method, path, query, headers, null, body);
    }

    HttpUrl url(URI baseUrl) {
        String base = baseUrl.toString().replaceFirst("/+$", "");
        HttpUrl root = HttpUrl.parse(base.endsWith("/v1") ? base : base + "/v1");
        if (root == null) {
            throw new EndpointRefusedException("The endpoint " + engine + " has no http or https address.", 0);
        }
        HttpUrl.Builder url = root.newBuilder().addPathSegments(path);
        query.forEach(url::addQueryParameter);
        return url.build();
    }
}
