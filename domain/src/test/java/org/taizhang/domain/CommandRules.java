package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every command of every capability keeps to. */
class CommandRules {
    @TestFactory
    Stream<DynamicTest> everyCommandNamesTheRolesItNeeds() {
        return Capabilities.commands().stream()
                .map(command -> DynamicTest.dynamicTest(command.getName(), () -> {
                    var needs = command.getAnnotation(Needs.class);
                    assertThat(needs).isNotNull();
                    assertThat(needs.value()).isNotEmpty().doesNotHaveDuplicates();
                }));
    }

    /** Commands are addressed to their first interface. */
    @TestFactory
    Stream<DynamicTest> everyCommandIsARecordOfItsSealedInterfaceAlone() {
        return Capabilities.commands().stream()
                .map(command -> DynamicTest.dynamicTest(command.getName(), () -> {
                    assertThat(command.isRecord()).isTrue();
                    assertThat(command.getInterfaces()).containsExactly(command.getDeclaringClass());
                }));
    }

    @Test
    void everyCapabilitySaysWhichSubjectACommandIsFor() {
        assertThat(Capabilities.sealed("Command"))
                .isNotEmpty()
                .allSatisfy(commands -> assertThat(Arrays.stream(commands.getDeclaredMethods())
                                .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class)))
                        .hasSize(1));
    }

    @Test
    void everyCapabilityHasBothCommandsAndEvents() {
        assertThat(Capabilities.sealed("Command").stream().map(Capabilities::of))
                .containsExactlyElementsOf(Capabilities.sealed("Event").stream()
                        .map(Capabilities::of)
                        .toList());
    }
}
