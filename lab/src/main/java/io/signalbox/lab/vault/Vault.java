package io.signalbox.lab.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The secrets of the account. Control thread only.
public final class Vault {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Account account;
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private long made;

    public Vault(Account account) {
        this.account = account;
    }

    /// What CloudFormation stacks can make of it.
    public static List<ResourceType> types(Vault vault) {
        return List.of(new SecretType(vault));
    }

    /// @param value never shown
    record Secret(String arn, String name, String value) {
        @Override
        public String toString() {
            return "Secret[" + name + "]";
        }
    }

    /// The value of a secret or of one key of it.
    ///
    /// @param reference ARN or name; behind an ARN may be `:JSON-KEY:STAGE:VERSION`, of which the lab has one version
    /// @return empty if there is no such secret or key
    public Optional<String> value(String reference) {
        String[] parts = reference.split(":", -1);
        boolean arn = reference.startsWith("arn:");
        String whole =
                arn && parts.length > 7
                        ? String.join(":", List.of(parts).subList(0, 7))
                        : reference;
        String key = arn && parts.length > 7 ? parts[7] : "";
        return find(whole)
                .flatMap(secret -> key.isEmpty() ? Optional.of(secret.value()) : key(secret, key));
    }

    private static Optional<String> key(Secret secret, String key) {
        try {
            @Nullable JsonNode node = JSON.readTree(secret.value()).get(key);
            return Optional.ofNullable(node).map(JsonNode::asText);
        } catch (JsonProcessingException plainText) {
            return Optional.empty();
        }
    }

    Optional<Secret> find(String arnOrName) {
        return secrets.values().stream()
                .filter(s -> s.arn().equals(arnOrName) || s.name().equals(arnOrName))
                .findFirst();
    }

    /// @throws ApiError `ResourceExistsException`
    Secret add(String name, String value) {
        if (find(name).isPresent()) {
            throw ApiError.of(
                    "ResourceExistsException",
                    "The operation failed because the secret %s already exists.".formatted(name));
        }
        // AWS puts six characters behind the name, others for a secret of the same name later
        String ending = Account.serial(name + made++).substring(0, 6);
        Secret secret =
                new Secret(
                        account.arn("secretsmanager", "secret:" + name + "-" + ending),
                        name,
                        value);
        secrets.put(secret.arn(), secret);
        return secret;
    }

    void change(String arn, String value) {
        secrets.computeIfPresent(arn, (_, old) -> new Secret(arn, old.name(), value));
    }

    void remove(String arn) {
        secrets.remove(arn);
    }
}
