package dev.cordon.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys as they were read at one moment. */
record KeySet(PayloadKey active, Map<String, PayloadKey> byId) implements KeyRing {
    KeySet {
        byId = Map.copyOf(byId);
    }

    static KeySet of(PayloadKey active, PayloadKey... older) {
        List<PayloadKey> all = new ArrayList<>(List.of(active));
        all.addAll(List.of(older));
        return of(all);
    }

    /**
     * @param all the active one first
     * @throws IllegalArgumentException if there is none, or if two have one id
     */
    static KeySet of(List<PayloadKey> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        Map<String, PayloadKey> byId = new LinkedHashMap<>();
        for (PayloadKey key : all) {
            if (byId.put(key.id(), key) != null) {
                throw new IllegalArgumentException("the key id '" + key.id() + "' occurs twice");
            }
        }
        return new KeySet(all.get(0), byId);
    }

    @Override
    public Optional<PayloadKey> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
