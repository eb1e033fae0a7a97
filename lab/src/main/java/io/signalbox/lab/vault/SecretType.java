package io.signalbox.lab.vault;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// `AWS::SecretsManager::Secret`, generated or given.
final class SecretType implements ResourceType {
    private static final String GENERATED = "GenerateSecretString";
    private static final String GIVEN = "SecretString";

    private final Vault vault;

    SecretType(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String name() {
        return "AWS::SecretsManager::Secret";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name");
    }

    @Override
    public Work create(Wanted wanted) {
        Input input = wanted.properties();
        String name = wanted.name("Name", 512);
        return new Work.Done(vault.add(name, value(input)).arn());
    }

    private static String value(Input input) {
        Optional<Input> wish = input.members(GENERATED);
        return wish.isPresent() ? GeneratedSecret.make(wish.get()) : input.text(GIVEN).orElse("");
    }

    /// The value changes only where the template asks for another one.
    @Override
    public Work update(String physicalId, Wanted before, Wanted wanted) {
        boolean same =
                Objects.equals(before.tree().get(GENERATED), wanted.tree().get(GENERATED))
                        && Objects.equals(before.tree().get(GIVEN), wanted.tree().get(GIVEN));
        if (!same) {
            vault.change(physicalId, value(wanted.properties()));
        }
        return new Work.Done(physicalId);
    }

    @Override
    public Work delete(String physicalId, Wanted last) {
        vault.remove(physicalId);
        return new Work.Done(physicalId);
    }

    @Override
    public Map<String, Object> attributes(String physicalId) {
        return Map.of("Id", physicalId);
    }

    @Override
    public Optional<Map<String, Object>> actual(String physicalId) {
        return vault.find(physicalId).map(s -> Map.of("Name", s.name()));
    }
}
