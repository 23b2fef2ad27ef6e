package dev.cordon.starter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Takes requests from Sentinel playbooks and from people, and turns them into runs. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StarterApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(StarterApplication.class, arguments);
    }
}
