package io.github.fakeec2.laws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.gateway.Simulates;
import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Laws about the code of the library, read from its class files. */
class ArchitectureTest {

    private static final String ROOT = "io.github.fakeec2";

    private static final JavaClasses LIBRARY =
            new ClassFileImporter().importUrl(FakeCloud.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void onlyTheTimePackageReadsTheMachinesClockOrWaits() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".time..")
                .should().callMethodWhere(DescribedPredicate.describe("reads the clock", call -> {
                    AccessTarget.MethodCallTarget target = call.getTarget();
                    String owner = target.getOwner().getName();
                    return owner.startsWith("java.time.") && target.getName().equals("now")
                            || owner.equals("java.time.Clock") && target.getName().matches("system.*|tick.*")
                            || owner.equals("java.time.InstantSource") && target.getName().equals("system")
                            || owner.equals("java.lang.System") && target.getName().matches(".*Millis|nanoTime")
                            || owner.equals("java.lang.Thread") && target.getName().matches("sleep|join")
                            || owner.equals("java.util.concurrent.TimeUnit") && target.getName().equals("sleep");
                }))
                .orShould().callConstructor(java.util.Date.class)
                .check(LIBRARY);
    }

    @Test
    void evenInTheTimePackageOneClassAloneReadsTheMachinesClock() {
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".time.WallClock")
                .should().callMethod(System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(java.time.Instant.class, "now")
                .check(LIBRARY);
    }

    @Test
    void chanceComesFromTheSeedAlone() {
        noClasses().should().callMethod(UUID.class, "randomUUID").orShould().callMethod(Math.class, "random")
                .orShould().callConstructor(Random.class).orShould().callConstructor(Random.class, long.class)
                .orShould().callConstructor(SecureRandom.class)
                .orShould().callMethod(ThreadLocalRandom.class, "current")
                .orShould().callMethodWhere(nameIs("shuffle"))
                .check(LIBRARY);
    }

    @Test
    void packagesAreFreeOfCycles() {
        // The root package is the face that users see and calls into all rooms; no room may call back.
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(LIBRARY);
        noClasses().that().resideInAPackage(ROOT + ".*..").should().dependOnClassesThat(resideInAPackage(ROOT))
                .because("the root package is a door into the rooms").check(LIBRARY);
    }

    @Test
    void roomsOfTheNetworkStandOnItsEntitiesAndNotInACircle() {
        slices().matching(ROOT + ".network.(*)..").should().beFreeOfCycles().check(LIBRARY);
        noClasses().that().resideInAPackage(ROOT + ".network").should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".network.*.."))
                .because("entities know nothing of the operations on them").check(LIBRARY);
    }

    @Test
    void whoCanTalkToWhomIsComputedFromASnapshotAlone() {
        classes().that().resideInAPackage(ROOT + ".reachability..").should()
                .onlyDependOnClassesThat(resideInAPackage(ROOT + ".reachability..")
                        .or(resideInAPackage(ROOT + ".ip..")).or(resideInAPackage("java.."))
                        .or(DescribedPredicate.describe("are of the language", JavaClass::isPrimitive))
                        .or(DescribedPredicate.describe("are arrays", JavaClass::isArray)))
                .because("the engine is pure functions, and knows no SDK").check(LIBRARY);
    }

    @Test
    void onlyTheErrorPackageMakesServiceExceptions() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".error..")
                .should().callMethodWhere(nameIs("builder").and(DescribedPredicate.describe("makes a service exception",
                        call -> call.getTarget().getOwner().isAssignableTo(AwsServiceException.class))))
                .check(LIBRARY);
    }

    @Test
    void theLibraryNeedsTheSdkAndTheJdkAlone() {
        classes().should().onlyDependOnClassesThat(resideInAPackage(ROOT + "..")
                        .or(resideInAPackage("java.."))
                        .or(resideInAPackage("javax.crypto.."))
                        .or(resideInAPackage("software.amazon.awssdk.."))
                        .or(DescribedPredicate.describe("are of the language", JavaClass::isPrimitive))
                        .or(DescribedPredicate.describe("are arrays", JavaClass::isArray))
                        .or(nameMatching("org\\.reactivestreams\\..*")))
                .because("users get no dependency but the SDK, whose publishers are reactive streams").check(LIBRARY);
    }

    @Test
    void nothingIsSharedBetweenCloudsThroughStaticFields() {
        fields().that().areStatic().should().beFinal().check(LIBRARY);
    }

    @Test
    void operationsAreHiddenBehindTheGateway() {
        classes().that().areAnnotatedWith(Simulates.class).should().notBePublic().check(LIBRARY);
    }

    @Test
    void namesOfTheHostsLocaleNeverDecide() {
        noClasses().should().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
                .orShould().callMethod(String.class, "format", String.class, Object[].class)
                .orShould().callMethod(String.class, "formatted", Object[].class)
                .orShould().callMethod(java.time.ZoneId.class, "systemDefault")
                .because("a Turkish machine must get the same answers").check(LIBRARY);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaCall<?>> nameIs(String method) {
        return DescribedPredicate.describe("calls " + method, call -> call.getTarget().getName().equals(method));
    }
}
