package io.signalbox.lab.stacks.recorded;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A type that the lab keeps in its books and does nothing for.
public final class RecordedType implements ResourceType {
    /// For events, so that nobody takes a record for the thing.
    public static final String REASON = "recorded only: the lab has no behaviour for this type";

    private final Account account;
    private final TypeFacts facts;
    private final Form form;
    private final Map<String, Kept> kept = new HashMap<>();
    private int made;

    private record Kept(Wanted wanted, int version) {}

    RecordedType(Account account, TypeFacts facts, Form form) {
        this.account = account;
        this.facts = facts;
        this.form = form;
    }

    @Override
    public String name() {
        return facts.name();
    }

    @Override
    public Set<String> createOnly() {
        return facts.createOnly();
    }

    @Override
    public Work create(Wanted wanted) {
        made++;
        String id = new FormFiller(account, wanted, made, "").text(form.ref());
        if (id.isEmpty()) {
            id = wanted.generatedName(255);
        }
        if (form.named() && kept.containsKey(id)) {
            throw ApiError.of(
                    "AlreadyExists",
                    "%s already exists; give it another name in the template, or none"
                            .formatted(id));
        }
        kept.put(id, new Kept(wanted, 1));
        return new Work.Done(id);
    }

    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        int version = kept.getOrDefault(physicalId, new Kept(wanted, 0)).version();
        kept.put(physicalId, new Kept(wanted, version + 1));
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        kept.remove(physicalId);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        Kept of = kept.get(physicalId);
        if (of == null) {
            return Map.of();
        }
        FormFiller filler = new FormFiller(account, of.wanted(), of.version(), physicalId);
        Map<String, Object> attributes = new LinkedHashMap<>();
        of.wanted()
                .tree()
                .forEach(
                        (key, value) -> {
                            if (value instanceof String) {
                                attributes.put(key, value);
                            }
                        });
        for (String attribute : facts.attributes()) {
            attributes.put(attribute, plausible(attribute, physicalId));
        }
        form.attributes().forEach((key, pattern) -> attributes.put(key, filler.fill(pattern)));
        return attributes;
    }

    /// For the many types without a line in `forms.txt`.
    private Object plausible(String attribute, String physicalId) {
        String lower = attribute.toLowerCase(java.util.Locale.ROOT);
        if (lower.endsWith("arn")) {
            return physicalId.startsWith("arn:") ? physicalId : arn(physicalId);
        }
        return lower.endsWith("s") && !lower.endsWith("status")
                ? java.util.List.of(physicalId)
                : physicalId;
    }

    private String arn(String physicalId) {
        String[] words = facts.name().toLowerCase(java.util.Locale.ROOT).split("::");
        return account.arn(words[1], words[2] + "/" + physicalId);
    }

    /// Nothing that the lab could read back.
    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return Optional.of(Map.of());
    }
}
