package io.videogateway.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.MultipartReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stages of the flow know only what comes before them. */
class ArchitectureTest {
    private static final String SUITE = "io.videogateway.conformance";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(SUITE);

    @ParameterizedTest
    @CsvSource({
        "contract, ''",
        "exchange, ''",
        "change,   contract",
        "probe,    contract",
        "target,   probe exchange contract",
        "rule,     exchange contract",
        "report,   rule exchange contract",
    })
    void aStageKnowsOnlyWhatComesBeforeIt(String stage, String known) {
        String[] own = Stream.concat(Stream.of(stage), Arrays.stream(known.split(" ")))
                .filter(word -> !word.isEmpty())
                .map(word -> SUITE + "." + word + "..")
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(SUITE + "." + stage + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(own).or(not(resideInAPackage(SUITE + ".."))))
                .check(CLASSES);
    }

    @Test
    void onlyTheTargetKnowsTheClient() {
        noClasses()
                .that()
                .resideInAPackage(SUITE + "..")
                .and()
                .resideOutsideOfPackage(SUITE + ".target..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.videogateway.client..")
                .check(CLASSES);
    }

    @Test
    void rulesReachNeitherNetworkNorFiles() {
        noClasses()
                .that()
                .resideInAPackage(SUITE + ".rule..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "javax.net..",
                                "okhttp3..",
                                "retrofit2..",
                                "io.restassured..",
                                "org.apache.http..",
                                "org.testcontainers..",
                                "mockwebserver3..")
                        .and(not(belongToAnyOf(URI.class, URLDecoder.class, Headers.class, MultipartReader.class)))
                        .or(nameMatching("java\\.io\\.(File.*|RandomAccessFile|Console)"))
                        .or(nameMatching("java\\.lang\\.Process(Builder|Handle)?")))
                .check(CLASSES);
    }

    @Test
    void rulesReadNoClockNoEnvironmentAndNoDice() {
        Pattern impure = Pattern.compile("java\\.time\\..*\\.now\\(.*"
                + "|java\\.time\\.Clock\\..*"
                + "|java\\.util\\.(Date|Random|Calendar|UUID|concurrent\\.ThreadLocalRandom)\\..*"
                + "|java\\.lang\\.(System\\.(current|nano|getenv|getProp).*|Math\\.random.*)");

        noClasses()
                .that()
                .resideInAPackage(SUITE + ".rule..")
                .should()
                .accessTargetWhere(describe(
                        "tells another thing every time",
                        (JavaAccess<?> access) ->
                                impure.matcher(access.getTarget().getFullName()).matches()))
                .check(CLASSES);
    }

    @Test
    void nothingIsCalledByAWordThatMeansNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.(util|common|helper|impl|manager)s?\\..*")
                .orShould()
                .haveNameMatching(".*(Util|Common|Helper|Impl|Manager)s?(\\$.*)?")
                .check(CLASSES);
    }
}
