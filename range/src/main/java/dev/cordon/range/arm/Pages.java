package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists in pages: {@code value}, and {@code nextLink} with a {@code $skiptoken} while there is more. */
public final class Pages {
    private Pages() {}

    /** The page that the request's skip token asks for. */
    public static Answer answer(ArmRequest request, List<ObjectNode> all, int size) {
        int from = offset(request.call());
        int to = Math.min(all.size(), from + size);
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        all.subList(Math.min(from, to), to).forEach(value::add);
        if (to < all.size()) {
            body.put("nextLink", next(request.call(), to));
        }
        return Answer.json(200, body);
    }

    private static int offset(Call call) {
        String token = call.query("$skiptoken").orElse("0");
        if (!token.matches("\\d{1,9}")) {
            throw Errors.refusal(400, "InvalidSkipToken", "The $skipToken '" + token + "' is not valid.");
        }
        return Integer.parseInt(token);
    }

    private static String next(Call call, int offset) {
        String kept = Arrays.stream(call.rawQuery().split("&"))
                .filter(pair -> !pair.isEmpty())
                .filter(pair -> !isSkipToken(pair))
                .collect(Collectors.joining("&"));
        return call.origin() + call.rawPath() + "?" + kept + "&$skiptoken=" + offset;
    }

    private static boolean isSkipToken(String pair) {
        String lower = pair.toLowerCase(Locale.ROOT);
        return lower.startsWith("$skiptoken=") || lower.startsWith("%24skiptoken=");
    }
}
