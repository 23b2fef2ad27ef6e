package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.util.List;

/** Lists in pages of at most 25, as Key Vault gives them. */
final class VaultPages {
    private static final int MOST = 25;

    private VaultPages() {}

    static Answer answer(VaultCall call, List<ObjectNode> all) {
        int size = number(call, "maxresults", MOST);
        if (size < 1 || size > MOST) {
            throw VaultErrors.badParameter("maxresults must be from 1 to " + MOST + ", but was " + size + ".");
        }
        int start = Math.min(number(call, "$skiptoken", 0), all.size());
        int end = Math.min(start + size, all.size());
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        all.subList(start, end).forEach(value::add);
        body.put("nextLink", end == all.size() ? null : next(call, size, end));
        return Answer.json(200, body);
    }

    private static String next(VaultCall call, int size, int from) {
        return call.address().base() + "/" + String.join("/", call.address().path()) + "?api-version="
                + call.call().query("api-version").orElse("") + "&$skiptoken=" + from + "&maxresults=" + size;
    }

    private static int number(VaultCall call, String name, int otherwise) {
        return call.call()
                .query(name)
                .map(text -> {
                    if (!text.matches("\\d{1,6}")) {
                        throw VaultErrors.badParameter(name + " must be a number, but was '" + text + "'.");
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }
}
