package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.blob.Accounts;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;

/** Says whether a storage account's name is still free. */
final class NameAvailability implements ArmHandler {
    private final Accounts accounts;

    NameAvailability(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean handles(ArmRequest request) {
        return request.method().equals("POST")
                && "Microsoft.Storage".equalsIgnoreCase(request.path().namespace())
                && request.path().name().equalsIgnoreCase("checkNameAvailability");
    }

    @Override
    public String action(ArmRequest request) {
        return "Microsoft.Storage/checkNameAvailability/read";
    }

    @Override
    public Answer answer(ArmRequest request) {
        String name = request.body().path("name").asText();
        ObjectNode body = Json.object().put("nameAvailable", false);
        if (!AccountName.isValid(name)) {
            body.put("reason", "AccountNameInvalid")
                    .put(
                            "message",
                            name + " is not a valid storage account name. Storage account name must be between"
                                    + " 3 and 24 characters in length and use numbers and lower-case letters only.");
        } else if (accounts.find(name).isPresent()) {
            body.put("reason", "AlreadyExists")
                    .put("message", "The storage account named " + name + " is already taken.");
        } else {
            body.put("nameAvailable", true);
        }
        return Answer.json(200, body);
    }
}
