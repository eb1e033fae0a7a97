package io.signalbox.lab.stacks.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.stacks.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Type: Number | 12a | Parameter 'P' must be a number.",
                "Type: Number, MinValue: 3 | 2 | Parameter 'P' must be a number not less than 3",
                "Type: Number, MaxValue: 3 | 4 | Parameter 'P' must be a number not greater than 3",
                "Type: String, MinLength: 3 | ab | Parameter 'P' must contain at least 3 characters",
                "Type: String, MaxLength: 3 | abcd | Parameter 'P' must contain at most 3 characters",
                "Type: String, AllowedPattern: '[a-z]+' | A1 | Parameter 'P' must match pattern [a-z]+",
                "Type: String, AllowedPattern: 'a', ConstraintDescription: only a | b | Parameter 'P' failed to satisfy constraint: only a",
                "Type: String, AllowedValues: [a, b] | c | Parameter 'P' must be one of AllowedValues",
                "Type: CommaDelimitedList, AllowedValues: [a, b] | a, c | Parameter 'P' must be one of AllowedValues",
                "Type: AWS::EC2::VPC::Id | lan | parameter value lan for parameter name P does not exist",
                "Type: List<AWS::EC2::Subnet::Id> | subnet-12345678,x | parameter value x for parameter name P does not exist",
                "Type: AWS::SSM::Parameter::Value<String> | /mine | Unable to fetch parameters [/mine] from parameter store"
            })
    void refuses(String definition, String value, String words) {
        assertThatThrownBy(() -> value(definition, value))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining(words);
    }

    @Test
    void cutsListsAndTrimsTheirItems() {
        assertThat(value("Type: CommaDelimitedList", "a, b ,c").value())
                .isEqualTo(List.of("a", "b", "c"));
        assertThat(value("Type: List<Number>", "1,2").value()).isEqualTo(List.of("1", "2"));
    }

    @Test
    void findsImagesInTheParameterStore() {
        ParameterValue image =
                value(
                        "Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
                        "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id");

        assertThat(String.valueOf(image.value())).matches("ami-[0-9a-f]{17}");
        assertThat(image.resolved()).contains(String.valueOf(image.value()));
    }

    @Test
    void givesUpOnAPatternThatTakesForEver() {
        assertThatThrownBy(
                        () ->
                                value(
                                        "Type: String, AllowedPattern: 'a*a*a*a*a*a*a*9'",
                                        "a".repeat(200)))
                .hasMessageContaining("takes too long to match");
    }

    @Test
    void namesWhatIsMissingAndWhatIsTooMuch() {
        Template template = template("Type: String");

        assertThatThrownBy(() -> ParameterValues.of(template.parameters(), Map.of()))
                .hasMessageContaining("Parameters: [P] must have values");
        assertThatThrownBy(
                        () -> ParameterValues.of(template.parameters(), Map.of("P", "", "Q", "")))
                .hasMessageContaining("Parameters: [Q] do not exist in the template");
    }

    private static ParameterValue value(String definition, String value) {
        ParameterValue found =
                ParameterValues.of(template(definition).parameters(), Map.of("P", value)).get("P");
        return java.util.Objects.requireNonNull(found);
    }

    private static Template template(String definition) {
        return Template.read(
                """
                Parameters: {P: {%s}}
                Resources: {T: {Type: 'AWS::SNS::Topic'}}
                """
                        .formatted(definition),
                Set.of("AWS::SNS::Topic"));
    }
}
