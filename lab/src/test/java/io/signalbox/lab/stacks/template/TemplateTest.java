package io.signalbox.lab.stacks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.stacks.parameter.ParameterValues;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Set<String> TYPES = Set.of("AWS::SNS::Topic");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref AWS::Region | eu-west-1",
                "{Ref: AWS::AccountId} | 000000000000",
                "!Sub '${AWS::StackName}-${P}-${!P}' | s-p-${P}",
                "!Sub ['${A}/${P}', {A: !Ref P}] | p/p",
                "!Join ['-', [a, !Ref P, b]] | a-p-b",
                "{'Fn::Join': [',', !Ref L]} | x,y,z",
                "!Select [1, !Ref L] | y",
                "!Select ['2', !Split ['.', 'a.b.c']] | c",
                "!If [Yes1, one, two] | one",
                "!If [No1, one, two] | two",
                "!FindInMap [M, !Ref P, Size] | 4",
                "!Base64 hello | aGVsbG8=",
                "!Select [3, !Cidr [10.0.0.0/16, 6, 8]] | 10.0.3.0/24",
                "!Select [0, !GetAZs ''] | eu-west-1a",
                "!Join ['', [!If [No1, a, !Ref 'AWS::NoValue'], b]] | b",
                "!GetAtt T.TopicName | T.TopicName!",
                "!Ref T | T!",
                "\"{{resolve:secretsmanager:a:SecretString:b}}\" | {{resolve:secretsmanager:a:SecretString:b}}",
                "yes | true",
                "0123 | 0123",
                "1.50 | 1.50"
            })
    void resolves(String yaml, String expected) {
        assertThat(resolved(yaml)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Nobody | Unresolved resource dependencies [Nobody] in the Resources block of the template",
                "!GetAtt Nobody.Arn | instance of Fn::GetAtt references undefined resource Nobody",
                "!Sub '${Nobody}' | Unresolved resource dependencies [Nobody]",
                "!Sub '${a-b}' | variable names in Fn::Sub syntax must contain only alphanumeric",
                "!Join [a] | every Fn::Join object requires two parameters",
                "!Join text | every Fn::Join object requires two parameters",
                "!Select [9, !Ref L] | cannot select nonexistent value at index 9",
                "!FindInMap [M, x, Size] | Unable to get mapping for M::x::Size",
                "!If [Never, a, b] | Unresolved condition dependency Never in the Resources block",
                "!ImportValue x | the lab has no exports",
                "!Nonsense x | unknown function !Nonsense",
                "{'Fn::Nonsense': x} | unknown function Fn::Nonsense",
                "!Cidr [10.0.0.0/99, 6, 8] | must be an IPv4 block such as 10.0.0.0/16",
                "!Ref U | Circular dependency between resources: [U]"
            })
    void refuses(String yaml, String words) {
        assertThatThrownBy(() -> resolved(yaml))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | At least one Resources member must be defined.",
                "{\"Resources\": | JSON not well-formed. (line 1, column",
                "Resources: [ | YAML not well-formed. (line 1, column",
                "Resources: &a {A: *a} | YAML aliases are not allowed in CloudFormation templates",
                "Foo: 1 | Invalid template property or properties [Foo]",
                "Resources: {A: {Type: 'AWS::No::Such'}} | Unrecognized resource types: [AWS::No::Such]",
                "Resources: {a-b: {Type: 'AWS::SNS::Topic'}} | Resource name a-b is non alphanumeric.",
                "Resources: {A: {Type: 'AWS::SNS::Topic', Colour: red}} | Invalid template resource property 'Colour'",
                "Resources: {A: {Type: 'AWS::SNS::Topic', DependsOn: B}} | Unresolved resource dependencies [B]",
                "Resources: {A: {Type: 'AWS::SNS::Topic', DeletionPolicy: Snapshot}} | does not support DeletionPolicy Snapshot",
                "Resources: {A: {Type: 'AWS::SNS::Topic', Properties: {X: ~}}} | [/Resources/A/Properties/X] 'null' values are not allowed",
                "Resources: {A: {Type: 'AWS::SNS::Topic'}, A: {Type: 'AWS::SNS::Topic'}} | duplicate key 'A' (line 1, column 43)"
            })
    void refusesTemplates(String body, String words) {
        assertThatThrownBy(() -> Template.read(body, TYPES))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining(words);
    }

    @Test
    void refusesATemplateThatIsTooLarge() {
        assertThatThrownBy(() -> Template.read("#".repeat(51_201), TYPES))
                .hasMessageContaining("Member must have length less than or equal to 51200");
    }

    @Test
    void readsJsonAsItReadsYaml() {
        Template template =
                Template.read(
                        """
                        {"Resources": {"A": {"Type": "AWS::SNS::Topic", "Properties": {"FifoTopic": true, "N": 1.0}}}}
                        """,
                        TYPES);

        assertThat(properties(template, "A")).isEqualTo(Map.of("FifoTopic", "true", "N", "1.0"));
    }

    @Test
    void namesEveryResourceOfACycle() {
        assertThatThrownBy(
                        () ->
                                Template.read(
                                        """
                                        Resources:
                                          A: {Type: 'AWS::SNS::Topic', DependsOn: B}
                                          B: {Type: 'AWS::SNS::Topic', Properties: {X: !Ref C}}
                                          C: {Type: 'AWS::SNS::Topic', Properties: {X: !GetAtt A.Arn}}
                                          D: {Type: 'AWS::SNS::Topic', DependsOn: C}
                                        """,
                                        TYPES))
                .hasMessageContaining("Circular dependency between resources: [A, B, C]");
    }

    private static Object resolved(String yaml) {
        Template template =
                Template.read(
                        """
                        Parameters:
                          P: {Type: String, Default: p}
                          L: {Type: CommaDelimitedList, Default: 'x, y,z'}
                        Mappings: {M: {p: {Size: 4}}}
                        Conditions:
                          Yes1: !And [!Equals [!Ref P, p], !Not [!Condition No1]]
                          No1: !Or [!Equals [a, b], !Equals [b, c]]
                        Resources:
                          T: {Type: 'AWS::SNS::Topic'}
                          U: {Type: 'AWS::SNS::Topic', Properties: {X: %s}}
                        """
                                .formatted(yaml),
                        TYPES);
        Resolver.Resources resources =
                new Resolver.Resources() {
                    @Override
                    public Object ref(String logicalId) {
                        return logicalId + "!";
                    }

                    @Override
                    public Object attribute(String logicalId, String attribute) {
                        return logicalId + "." + attribute + "!";
                    }
                };
        Resolver resolver =
                new Resolver(
                        template,
                        ParameterValues.of(template.parameters(), Map.of()),
                        new Pseudo(Account.lab(), "eu-west-1", "s", "id", List.of()),
                        resources,
                        false);
        return Map.copyOf(resolver.properties(properties(template, "U")))
                .getOrDefault("X", "absent");
    }

    private static Map<String, Object> properties(Template template, String logicalId) {
        return Objects.requireNonNull(template.resources().get(logicalId)).properties();
    }
}
