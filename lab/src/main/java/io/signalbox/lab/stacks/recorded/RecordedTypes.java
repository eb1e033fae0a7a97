package io.signalbox.lab.stacks.recorded;

import io.signalbox.lab.identity.Account;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the [RecordedType] of every type without a behaviour.
public final class RecordedTypes {
    private final Account account;
    private final KnownTypes known;
    private final Map<String, Form> forms = new TreeMap<>();

    public RecordedTypes(Account account, KnownTypes known) {
        this.account = account;
        this.known = known;
        KnownTypes.lines("forms.txt")
                .forEach(
                        line -> {
                            Form form = Form.read(line);
                            forms.put(form.type(), form);
                        });
    }

    /// Empty if CloudFormation has no such type.
    public Optional<RecordedType> of(String type) {
        return known.facts(type).map(facts -> new RecordedType(account, facts, form(type)));
    }

    private Form form(String type) {
        return forms.getOrDefault(type, new Form(type, "{name:Name/255}", Map.of()));
    }
}
