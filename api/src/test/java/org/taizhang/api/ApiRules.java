package org.taizhang.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Units;
import org.taizhang.ledger.verify.Main;

/** How the house is built, over all its modules. */
class ApiRules {
    private static final String ROOT = "org.taizhang.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.taizhang");

    @Test
    void aCapabilityHasOneNameInEveryModule() {
        var capabilities = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(AggregateRoot.class))
                .map(type -> type.getPackageName().substring((ROOT + "domain.").length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(capabilities).isNotEmpty();
        assertThat(packages("projections.")).containsAll(capabilities);
        assertThat(packages("api.")).containsAll(capabilities);
    }

    private static Set<String> packages(String module) {
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + module))
                .map(name -> name.substring((ROOT + module).length()))
                .collect(Collectors.toSet());
    }

    @Test
    void aControllerIsTheAffairOfItsPackageAndSaysWhatItIs() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .andShould()
                .haveSimpleNameEndingWith("Controller")
                .check(CLASSES);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .and()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should()
                .beAnnotatedWith(Summary.class)
                .check(CLASSES);
    }

    @Test
    void nothingCallsBackUp() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "domain..", ROOT + "ledger..", ROOT + "projections..", ROOT + "probes..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "api.."))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "domain..", ROOT + "ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "projections..", ROOT + "probes..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "api.web..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "api.*..").and(not(resideInAPackage(ROOT + "api.web.."))))
                .check(CLASSES);
    }

    /** Who sees what is decided by the readers of views; and by the caller's sight for what is read past a view. */
    @Test
    void unitsAreDecidedOnInFewPlaces() {
        var deciding = CLASSES.stream()
                .filter(type -> !type.isEquivalentTo(Units.class))
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Units.class)))
                .map(JavaClass::getName);
        assertThat(deciding)
                .containsExactlyInAnyOrder(
                        ROOT + "domain.Subject",
                        ROOT + "domain.Audience",
                        ROOT + "domain.Shelf", // what may be attached
                        ROOT + "domain.emergency.Emergency", // which plan it goes by
                        ROOT + "domain.route.RouteEvent$Definition", // not whether somebody may, but whether it fits
                        ROOT + "domain.target.Soundness", // of a file, which is the whole platform's
                        ROOT + "projections.StoredReader",
                        ROOT + "projections.analysis.Analyst", // whose figures are counted
                        ROOT + "api.web.Caller",
                        ROOT + "probes.secret.SecretStores");
    }

    @Test
    void everythingIsGivenToConstructors() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
        noFields().should().beAnnotatedWith(Value.class).check(CLASSES);
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(CLASSES);
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RestController.class)
                .and()
                .areNotStatic()
                .should()
                .bePrivate()
                .check(CLASSES);
    }

    @Test
    void onlyTheFirstStartAndTheVerifierSpeakToTheConsole() {
        noClasses()
                .that()
                .areNotAssignableTo(FirstStart.class)
                .and()
                .areNotAssignableTo(Main.class)
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIs() {
        var packages = CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.isAnnotatedWith(NullMarked.class))
                        .as(found.getName())
                        .isTrue());
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Service|Utils?|Helper|DTO|Dto)")
                .check(CLASSES);
    }

    /** What stands inside of a body is looked into: without being told to, validation stops at the surface. */
    @Test
    void everyValueOfABodyIsValidatedThrough() {
        var bodies = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .toList();
        assertThat(bodies).hasSizeGreaterThan(10);
        var overlooked = new ArrayList<String>();
        for (var body : bodies) {
            if (!body.isAnnotationPresent(Valid.class)) overlooked.add(body.toString());
            overlooked(body.getType(), overlooked);
        }
        assertThat(overlooked).isEmpty();
    }

    private static void overlooked(Class<?> type, List<String> found) {
        for (var component : components(type)) {
            for (var part : parts(component.getAnnotatedType()).toList()) {
                if (!(part.getType() instanceof Class<?> of) || !isConstrained(of)) continue;
                if (!isValid(component, part)) found.add(type.getName() + "." + component.getName());
                overlooked(of, found);
            }
        }
    }

    private static List<RecordComponent> components(Class<?> type) {
        if (type.isRecord()) return List.of(type.getRecordComponents());
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> components(permitted).stream())
                        .toList()
                : List.of();
    }

    private static Stream<AnnotatedType> parts(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType many
                ? Arrays.stream(many.getAnnotatedActualTypeArguments()).flatMap(ApiRules::parts)
                : Stream.of(type);
    }

    private static boolean isConstrained(Class<?> type) {
        return components(type).stream()
                .anyMatch(component -> Stream.of(
                                component.getAnnotations(),
                                component.getAccessor().getAnnotations(),
                                component.getAnnotatedType().getAnnotations())
                        .flatMap(Arrays::stream)
                        .map(Annotation::annotationType)
                        .anyMatch(annotation -> annotation.isAnnotationPresent(Constraint.class)));
    }

    private static boolean isValid(RecordComponent component, AnnotatedElement part) {
        return component.getAccessor().isAnnotationPresent(Valid.class) || part.isAnnotationPresent(Valid.class);
    }
}
