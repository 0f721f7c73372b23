package org.taizhang.ledger.note;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.taizhang.ledger", importOptions = ImportOption.DoNotIncludeTests.class)
class NoteRules {
    @ArchTest
    static final ArchRule notesNeedTheJdkAndTheTreeAlone = classes()
            .that()
            .resideInAPackage("org.taizhang.ledger.note")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.taizhang.ledger.note", "org.taizhang.ledger.tree");

    @ArchTest
    static final ArchRule bouncyCastleIsForOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("org.taizhang.ledger.gm")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle..", "org.taizhang.ledger.gm");
}
