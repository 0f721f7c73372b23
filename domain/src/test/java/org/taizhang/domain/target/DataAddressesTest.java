package org.taizhang.domain.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://10.0.0.1:5432/portal",
                "jdbc:postgresql://a.example,b.example:5433/portal",
                "jdbc:mariadb://[::1]:3306/",
                "jdbc:mysql://db",
                "jdbc:dm://10.0.0.1:5236",
                "jdbc:kingbase8://10.0.0.1:54321/TEST",
                "jdbc:oracle:thin:@//10.0.0.1:1521/ORCL"
            })
    void aDatabaseIsWhereItIs(String address) {
        assertThat(DataAddresses.isJdbc(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/portal?socketFactory=some.Class",
                "jdbc:postgresql://user:pass@db/portal",
                "jdbc:mariadb://db/portal?allowLocalInfile=true",
                "jdbc:mysql://address=(host=db)(user=root)/x",
                "jdbc:oracle:thin:scott/tiger@//db/ORCL",
                "jdbc:h2:mem:x",
                "http://db/"
            })
    void parametersSecretsAndOthersAreRefused(String address) {
        assertThat(DataAddresses.isJdbc(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mongodb://a", "mongodb://a:27017,b:27017", "mongodb://a/?replicaSet=rs0"})
    void mongodbIsWhereItIs(String address) {
        assertThat(DataAddresses.isMongodb(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mongodb://user:pass@a", "mongodb+srv://a", "mongodb://a/?tlsInsecure=true", "a:27017"})
    void mongodbWithParametersOrSecretsIsRefused(String address) {
        assertThat(DataAddresses.isMongodb(address)).isFalse();
    }
}
