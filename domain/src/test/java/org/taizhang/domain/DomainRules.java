package org.taizhang.domain;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.domain.Capabilities.CLASSES;
import static org.taizhang.domain.Capabilities.DOMAIN;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Where the domain ends and how its capabilities keep apart. */
class DomainRules {
    private static final String OBSERVATION = DOMAIN + ".observation";

    @Test
    void theDomainKnowsNoSpringNoDatabaseAndNoHttp() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                DOMAIN + "..",
                                "java.lang..",
                                "java.math..",
                                "java.nio",
                                "java.nio.charset",
                                "java.security..",
                                "java.text..",
                                "java.time..",
                                "java.util..",
                                "org.axonframework..",
                                "jakarta.validation..",
                                "com.fasterxml.jackson.annotation..",
                                "org.jspecify.annotations..",
                                "org.slf4j..")
                        .or(type(URI.class))
                        .or(resideInAPackage(""))) // arrays of primitives
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.axonframework.spring..", "org.axonframework.springboot.."))
                .check(CLASSES);
    }

    /**
     * Allowed: the shared words of the domain and of observation anywhere; another capability's events, and the values
     * and words they carry, in a reaction. Nothing else, so that one capability is read without the others.
     */
    @Test
    void aCapabilityKnowsAnotherByItsEventsAloneAndInReactionsAlone() {
        classes().should(keepToThemselves()).check(CLASSES);
    }

    @Test
    void sharedWordsKnowNoCapability() {
        noClasses()
                .that(resideInAPackage(DOMAIN))
                .should()
                .dependOnClassesThat(resideInAnyPackage(DOMAIN + ".*.."))
                .check(CLASSES);
        noClasses()
                .that(resideInAPackage(OBSERVATION))
                .should()
                .dependOnClassesThat(resideInAnyPackage(DOMAIN + ".*..").and(not(resideInAPackage(OBSERVATION))))
                .check(CLASSES);
    }

    @Test
    void everyReactionIsNamedAsASentence() {
        classes()
                .that()
                .areAssignableTo(Reaction.class)
                .and()
                .areNotAssignableFrom(Reaction.class)
                .should()
                .haveSimpleNameStartingWith("When")
                .andShould()
                .haveSimpleNameContaining("Then")
                .check(CLASSES);
    }

    @Test
    void anAggregateIsTheAffairOfItsCapability() {
        classes()
                .that()
                .areAnnotatedWith(AggregateRoot.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .beAssignableTo(Subject.class)
                .check(CLASSES);
        assertThat(CLASSES.stream()
                        .filter(type -> type.isAnnotatedWith(AggregateRoot.class))
                        .map(type -> Capabilities.of(type.reflect())))
                .containsExactlyInAnyOrderElementsOf(Capabilities.sealed("Command").stream()
                        .map(Capabilities::of)
                        .toList());
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Service|Utils?|Helper|DTO|Dto)")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNothingIsNullUnlessSaid() {
        var packages = CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.isAnnotatedWith(NullMarked.class))
                        .as(found.getName())
                        .isTrue());
    }

    private static ArchCondition<JavaClass> keepToThemselves() {
        return new ArchCondition<>("know other capabilities only by their events and in reactions") {
            @Override
            public void check(JavaClass origin, ConditionEvents found) {
                if (isShared(origin)) return;
                for (var dependency : origin.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    var foreign = target.getPackageName().startsWith(DOMAIN)
                            && !isShared(target)
                            && !target.getPackageName().equals(origin.getPackageName());
                    if (foreign && !(isReaction(origin) && isOfEvents(target)))
                        found.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
                }
            }
        };
    }

    private static boolean isShared(JavaClass type) {
        return type.getPackageName().equals(DOMAIN) || type.getPackageName().equals(OBSERVATION);
    }

    private static boolean isReaction(JavaClass type) {
        return outermost(type).isAssignableTo(Reaction.class);
    }

    private static boolean isOfEvents(JavaClass type) {
        return outermost(type).getSimpleName().endsWith("Event");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(DomainRules::outermost).orElse(type);
    }
}
