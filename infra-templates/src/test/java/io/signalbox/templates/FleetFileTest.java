package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetFileTest {
    private static final String TWO =
            """
            fleet: shop
            region: eu-west-1
            role: 'arn:aws:iam::000000000000:role/cloudformation'
            tags: {team: realtime}
            protection: true
            parameters: {VpcId: vpc-1, TestListenerArn: 'arn:two', CapacityProvider: FARGATE}
            stacks:
              - template: traffic
                parameters: {ListenerArn: 'arn:one', RulePriority: 20}
              - template: traffic
                name: more
                parameters: {ListenerArn: '${traffic.RuleArn}/${traffic.BlueTargetGroupArn}'}
            """;

    @Test
    void aFleetFileSaysWhatToDeployInOrder() throws FleetFileException {
        Fleet fleet = FleetReader.read(TWO, "shop.yaml");

        assertThat(fleet.name()).isEqualTo("shop");
        assertThat(fleet.region()).contains("eu-west-1");
        assertThat(fleet.role()).contains("arn:aws:iam::000000000000:role/cloudformation");
        assertThat(fleet.protection()).isTrue();
        assertThat(fleet.stacks())
                .extracting(fleet::stackName)
                .containsExactly("shop-traffic", "shop-more");
        assertThat(fleet.tagsOf(fleet.stacks().getFirst()))
                .containsExactly(
                        Map.entry("sio:fleet", "shop"),
                        Map.entry("sio:stack", "traffic"),
                        Map.entry("team", "realtime"));
    }

    @Test
    void parametersComeFromTheStackThenTheFileThenTheFleetsName() throws FleetFileException {
        Fleet fleet = FleetReader.read(TWO, "shop.yaml");

        Filling filled = Filling.of(fleet, fleet.stacks().getFirst(), Map.of());

        assertThat(filled.values())
                .containsEntry("VpcId", "vpc-1")
                .containsEntry("ListenerArn", "arn:one")
                .containsEntry("RulePriority", "20");
        assertThat(filled.awaited()).isEmpty();
    }

    @Test
    void aReferenceWaitsForItsStackAndIsThenFilled() throws FleetFileException {
        Fleet fleet = FleetReader.read(TWO, "shop.yaml");
        FleetStack more = fleet.stack("more").orElseThrow();

        Filling before = Filling.of(fleet, more, Map.of());
        Filling after =
                Filling.of(
                        fleet,
                        more,
                        Map.of("traffic", Map.of("RuleArn", "r$1", "BlueTargetGroupArn", "b")));

        assertThat(before.awaited())
                .containsEntry("ListenerArn", new OutputReference("traffic", "RuleArn"));
        assertThat(before.values()).doesNotContainKey("ListenerArn");
        assertThat(after.values()).containsEntry("ListenerArn", "r$1/b");
        assertThat(after.awaited()).isEmpty();
    }

    @Test
    void aParameterWithoutAnyValueIsNamed() throws FleetFileException {
        Fleet fleet = FleetReader.read("fleet: shop\nstacks: [{template: traffic}]", "shop.yaml");

        assertThatThrownBy(() -> Filling.of(fleet, fleet.stacks().getFirst(), Map.of()))
                .isInstanceOf(FleetFileException.class)
                .hasMessageContaining("Stack 'traffic' needs a value for ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            stacks: []                                                     | lacks 'fleet'
            {fleet: Shop, stacks: []}                                      | fleet must be
            {fleet: shop, stack: []}                                       | stack is not known; allowed: fleet,
            {fleet: shop}                                                  | lacks 'stacks'
            {fleet: shop, stacks: []}                                      | at least one stack
            {fleet: shop, region: Ireland, stacks: []}                     | region must be a Region such as eu-west-1
            {fleet: shop, role: deployer, stacks: []}                      | role must be the ARN of a role
            {fleet: shop, protection: yes, stacks: []}                     | protection must be true or false, not 'yes'
            {fleet: shop, stacks: [{template: lambda}]}                    | names no template: 'lambda'; there are: network
            {fleet: shop, stacks: [{template: traffic, nam: x}]}           | allowed: name, parameters, template
            {fleet: shop, stacks: [{template: traffic, name: X}]}          | has the name 'X'
            {fleet: shop, stacks: [{template: traffic},{template: traffic}]} | second stack 'traffic'
            {fleet: shop, stacks: [{template: traffic, parameters: {Nope: 1}}]} | no such parameter; it has:
            {fleet: shop, parameters: {Nope: 1}, stacks: [{template: traffic}]} | parameters.Nope: no template
            {fleet: shop, stacks: [{template: traffic, parameters: {VpcId: '${network.VpcId}'}}]} | 'network' is not an earlier stack
            {fleet: shop, stacks: [{template: traffic, parameters: {VpcId: }}]} | must be a text or a number
            [1]                                                            | must be a mapping
            {fleet: [                                                      | is not YAML
            """)
    void aWrongFileIsRefusedWithItsPlaceAndWhatIsAllowed(String file, String words) {
        assertThatThrownBy(() -> FleetReader.read(file, "shop.yaml"))
                .isInstanceOf(FleetFileException.class)
                .hasMessageStartingWith("shop.yaml")
                .hasMessageContaining(words);
    }

    @Test
    void anOutputThatTheTemplateDoesNotHaveIsRefused() {
        String file = TWO.replace("traffic.RuleArn", "traffic.Rule");

        assertThatThrownBy(() -> FleetReader.read(file, "shop.yaml"))
                .hasMessageContaining("the template traffic has no output 'Rule'; it has: ");
    }

    @Test
    void everyTemplateThatIsThereTellsWhatItAsks() throws FleetFileException {
        Template traffic = Templates.read("traffic");

        assertThat(traffic.version()).isNotEmpty();
        assertThat(traffic.parameter("VpcId").orElseThrow().type()).isEqualTo("AWS::EC2::VPC::Id");
        assertThat(traffic.outputs()).contains("RuleArn");
        assertThat(traffic.capabilities()).isEmpty();
    }
}
