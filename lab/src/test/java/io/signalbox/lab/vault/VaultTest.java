package io.signalbox.lab.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VaultTest {
    private final Vault vault = new Vault(Account.lab());
    private final ResourceType secrets = Vault.types(vault).getFirst();

    private static Wanted wanted(Map<String, Object> properties) {
        return Wanted.of("fleet-cache", "Secret", "A1B2C3", properties, Map.of());
    }

    private static Wanted generated(Map<String, Object> wish) {
        return wanted(Map.of("GenerateSecretString", wish));
    }

    private String make(Wanted wanted) {
        return ((Work.Done) secrets.create(wanted)).physicalId();
    }

    private String value(String reference) {
        return vault.value(reference).orElseThrow();
    }

    @Test
    void makesAPasswordOfTheAskedLengthAndKinds() {
        String arn =
                make(
                        generated(
                                Map.of(
                                        "PasswordLength",
                                        "64",
                                        "ExcludePunctuation",
                                        "true",
                                        "ExcludeUppercase",
                                        "true",
                                        "ExcludeCharacters",
                                        "abc0")));
        assertThat(arn)
                .matches(
                        "arn:aws:secretsmanager:eu-west-1:000000000000:secret:fleet-cache-Secret-A1B2C3-[0-9a-f]{6}");
        assertThat(value(arn)).hasSize(64).matches("[d-z1-9]+").matches(".*[1-9].*");
        assertThat(value(make(wanted(Map.of("Name", "mine", "SecretString", "plain")))))
                .isEqualTo("plain");
        assertThat(value("mine")).isEqualTo("plain");
    }

    @Test
    void findsOneKeyOfAJsonSecret() {
        String arn =
                make(
                        generated(
                                Map.of(
                                        "SecretStringTemplate",
                                        "{\"username\": \"default\"}",
                                        "GenerateStringKey",
                                        "password")));
        assertThat(value(arn + ":username::")).isEqualTo("default");
        assertThat(value(arn + ":password::")).hasSize(32);
        assertThat(value(arn)).contains(value(arn + ":username::"), "password");
        assertThat(vault.value(arn + ":nothing::")).isEmpty();
        assertThat(vault.value(arn + "x")).isEmpty();
    }

    @Test
    void keepsTheValueUntilTheTemplateAsksForAnotherOne() {
        Wanted first = generated(Map.of("PasswordLength", "20"));
        String arn = make(first);
        String before = value(arn);
        secrets.update(arn, first, generated(Map.of("PasswordLength", "20")));
        assertThat(value(arn)).isEqualTo(before);
        secrets.update(arn, first, generated(Map.of("PasswordLength", "21")));
        assertThat(value(arn)).hasSize(21);
        secrets.delete(arn, first);
        assertThat(vault.value(arn)).isEmpty();
    }

    @Test
    void neverShowsAValue() {
        String arn = make(generated(Map.of()));
        assertThat(vault.find(arn).orElseThrow().toString()).doesNotContain(value(arn));
        assertThat(secrets.attributes(arn).toString()).doesNotContain(value(arn));
        assertThat(secrets.actual(arn).orElseThrow().toString()).doesNotContain(value(arn));
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        assertThatThrownBy(() -> make(generated(Map.of("PasswordLength", "0"))))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining("1 to 4096");
        assertThatThrownBy(
                        () ->
                                make(
                                        generated(
                                                Map.of(
                                                        "SecretStringTemplate",
                                                        "[]",
                                                        "GenerateStringKey",
                                                        "k"))))
                .hasMessageContaining("JSON object");
    }
}
