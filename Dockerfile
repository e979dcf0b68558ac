# The command line in a container, from its jar alone:
#   mvn -B -ntp -Prelease -DskipTests package
#   docker build -t sswim -f Dockerfile cli/target/all
#   docker run --rm -v "$PWD:/data" sswim fit data.csv --horizon 7 --model data.sswim
FROM eclipse-temurin:17-jre
COPY sswim.jar /opt/sswim.jar
WORKDIR /data
ENTRYPOINT ["java", "-jar", "/opt/sswim.jar"]
