package org.taizhang.ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.taizhang", importOptions = ImportOption.DoNotIncludeTests.class)
class LedgerRules {
    @ArchTest
    static final ArchRule knowsNoOtherModuleAndNoSpring = noClasses()
            .that()
            .resideInAPackage("org.taizhang.ledger..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.taizhang..")
                    .and(resideOutsideOfPackage("org.taizhang.ledger.."))
                    .or(resideInAPackage("org.springframework..")));

    @ArchTest
    static final ArchRule thePortKnowsNoStorage = noClasses()
            .that()
            .resideInAPackage("org.taizhang.ledger")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.taizhang.ledger.sqlite..",
                    "org.taizhang.ledger.mongo..",
                    "java.sql..",
                    "org.sqlite..",
                    "com.mongodb..",
                    "org.bson..");

    /** It is handed out as one jar that runs on any JDK. */
    @ArchTest
    static final ArchRule theVerifierNeedsNothingButTheJdk = noClasses()
            .that()
            .resideInAPackage("org.taizhang.ledger.verify..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "org.taizhang.ledger.verify..",
                    "org.taizhang.ledger.tree",
                    "org.taizhang.ledger.note",
                    "java..",
                    "org.jspecify.annotations"));
}
