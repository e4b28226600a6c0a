import io.videogateway.client.CallOptions;
import io.videogateway.client.Download;
import io.videogateway.client.FormParts;
import io.videogateway.client.GatewayException;
import io.videogateway.client.GatewayResponse;
import io.videogateway.client.Operation;
import io.videogateway.client.RejectedException;
import io.videogateway.client.ServerErrorException;
import io.videogateway.client.Upload;
import io.videogateway.client.VideoGateway;
import io.videogateway.client.api.Count;
import io.videogateway.client.api.Files;
import io.videogateway.client.api.FilesApi;
import io.videogateway.client.api.Jobs;
import io.videogateway.client.api.JobsApi;
import io.videogateway.client.api.Operations;
import io.videogateway.client.model.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

/** Calls every operation of the contract in every way that it can go, and prints what it gets. */
public class Program {

    private static Path folder;
    private static VideoGateway gateway;

    public static void main(String[] args) throws Exception {
        folder = Paths.get(args[1]);
        gateway = VideoGateway.builder()
                .token("token-of-rich")
                .secret("login", "ann:pa ss")
                .secret("cookieKey", "c;1")
                .baseUrl(args[0])
                .maxAttempts(1)
                .build();
        parameters();
        answers();
        bodies();
        forms();
        security(args[0]);
        byName();
        plain(args[0]);
        odd(args[0]);
        bytesBesideJson();
    }

    private static void bytesBesideJson() throws Exception {
        try (Download part = gateway.count().exportCount()) {
            print(part.saveTo(folder.resolve("part")));
        }
        GatewayResponse<Download> later = gateway.count().exportCountWithResponse(CallOptions.none());
        print(later.status() + " " + later.body() + " " + later.bodyAs(Pending.SCHEMA).getEta());
        print(gateway.count().drawCount().getEta());
    }

    /** Names that Java would take for the end of a string, or a comment. */
    private static void odd(String url) throws Exception {
        print(gateway.jobs().retrieveOdd("n", "u", Jobs.RetrieveOddParameters.builder()
                .qDoubleQuoteUoTe$("1").lineBreak("2").u1f600(RetrieveOddU1f600.A_B).$xStar("3").build())
                .properties());
        Retrofit retrofit = new Retrofit.Builder()
                .baseUrl(url + "/")
                .addConverterFactory(JacksonConverterFactory.create())
                .build();
        print(retrofit.create(JobsApi.class).retrieveOdd("n", "u", "1", "2", "3", "c=4").execute().body().properties());
    }

    @SuppressWarnings("deprecation") // the contract deprecates the operation, and this is its test
    private static void parameters() throws Exception {
        print(Files.class
                .getMethod("retrieveFile", String.class, Files.RetrieveFileParameters.class)
                .isAnnotationPresent(Deprecated.class));
        print(gateway.files().retrieveFile("a/b 场", Files.RetrieveFileParameters.builder()
                .tags(Arrays.asList("x", "y&z"))
                .ids(Arrays.asList(1L, 2L))
                .words(Arrays.asList("p", "q|r"))
                .spaced(Arrays.asList("s", "t u"))
                .filter(RetrieveFileFilter.builder().from("a").to("b").build())
                .since(OffsetDateTime.parse("2026-11-27T10:00:00Z"))
                .day(LocalDate.parse("2026-11-27"))
                .propertyClass("first")
                .userId("hyphen")
                .userId2("underscore")
                .build("b")
                .where(Collections.singletonMap("k", "v=1"))
                .xTeam("blue")
                .xFlags(Arrays.asList("f", "g"))
                .session("s;1")
                .sizes(Arrays.asList(3L, 4L))
                .build()).getId());
        try {
            Files.RetrieveFileParameters.builder().build();
        } catch (IllegalArgumentException e) {
            print(e.getMessage());
        }
    }

    @SuppressWarnings("deprecation")
    private static void answers() throws Exception {
        Files.RetrieveFileParameters blue = Files.RetrieveFileParameters.builder().xTeam("blue").build();
        GatewayResponse<File> later = gateway.files().retrieveFileWithResponse("a", blue, CallOptions.none());
        print(later.status() + " " + later.body() + " " + later.bodyAs(Pending.SCHEMA).getEta());
        GatewayResponse<File> nothing = gateway.files().retrieveFileWithResponse("a", blue, CallOptions.none());
        print(nothing.status() + " " + nothing.body());
        try {
            gateway.files().retrieveFile("a", blue);
        } catch (RejectedException e) {
            print(e.status() + " " + e.bodyAs(Problem.SCHEMA).getTitle());
        }
        try {
            gateway.files().retrieveFileAsync("a", blue).join();
        } catch (java.util.concurrent.CompletionException e) {
            print(((ServerErrorException) e.getCause()).bodyAs(Problem.SCHEMA).getDetail());
        }
        try (Download download = gateway.files().downloadFile("a")) {
            print(download.contentType() + " " + download.length());
            Path file = folder.resolve("a.bin");
            print(download.saveTo(file) + " " + java.nio.file.Files.size(file));
        }
        try {
            gateway.files().downloadFile("b");
        } catch (RejectedException e) {
            print(e.bodyAs(Problem.SCHEMA).getTitle());
        }
    }

    private static void bodies() {
        print(gateway.files().replaceFile("a", Upload.of("png".getBytes(StandardCharsets.UTF_8), "a.png")));
        List<File> changed = gateway.files().changeFile("a", Pending.builder().eta(5L).build());
        print(changed.get(1).getSize());
        print(gateway.files().deleteFile("a"));
        print(gateway.jobs().deleteJobs(Named.builder().name("n").build()));
        print(gateway.count().count("text"));
        print(gateway.count().retrieveCount(
                Count.RetrieveCountParameters.builder().session("s").build(), CallOptions.none()));
        print(gateway.echo().say("text 场"));
    }

    private static void forms() {
        print(gateway.files().createFile(CreateFileRequest.builder()
                .images(Arrays.asList(
                        Upload.of(new byte[] {'1'}, "1.png"), Upload.of(new byte[] {'2'}, "场.jpg")))
                .labels(Arrays.asList("a", "b"))
                .meta(CreateFileRequestMeta.builder().zoom(2L).build())
                .note(CreateFileRequestNote.builder().text("n").build())
                .build()).getId());
        print(gateway.files().importFile(ImportFileRequest.builder()
                .name("n").url("https://example.com").file(Upload.of(new byte[] {'3'}, "3.mp4"))
                .build()).getEta());
        print(gateway.jobs().startJob(Arrays.asList("a", "b,c"), 7L,
                StartJobRequest.builder().name("n & m").words(Arrays.asList("w", "场"))
                        .sizes(Arrays.asList(1L, 2L)).range(StartJobRequestRange.builder().from(3L).to(4L).build())
                        .link("https://example.com/a?b&c").build(),
                Jobs.StartJobParameters.builder().caller(true).build()));
        print(gateway.jobs().restartJob(Arrays.asList("a", "b"), Arrays.asList("c", "d"),
                RestartJobRequest.builder().name("n").words(Collections.singletonList("w")).build()));
    }

    private static void security(String url) {
        print(gateway.echo().echo(Arrays.asList(1L, 2L)));
        VideoGateway both = gateway.withOptions(options -> options.secret("headerKey", "key-1"));
        print(both.echo().echo(Collections.singletonList(3L)));
        both.echo().say("with a key");
        try {
            VideoGateway.builder().token("token-of-rich").baseUrl(url).build().echo().echo(Collections.singletonList(4L));
        } catch (GatewayException e) {
            print(e.getMessage().replaceAll("http://[^/]*", "").replaceAll("\\d+ ms", "0 ms"));
        }
    }

    private static void byName() {
        for (Operation operation : Operations.all()) {
            print(operation);
            if (operation.path().equals("/v1/jobs/{request}/{options}")) {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("request", Collections.singletonList("r"));
                values.put("options", 1L);
                values.put("caller", false);
                values.put("name", "by name");
                print(operation.call(gateway, values));
            }
        }
    }

    /** The interfaces for a Retrofit of one's own, which has no secrets and leaves some texts to the caller. */
    @SuppressWarnings("deprecation")
    private static void plain(String url) throws Exception {
        Retrofit retrofit = new Retrofit.Builder()
                .baseUrl(url + "/")
                .addConverterFactory(JacksonConverterFactory.create())
                .build();
        FilesApi files = retrofit.create(FilesApi.class);
        print(files.retrieveFile(
                        "a/b", Arrays.asList("x", "y"), "1,2", "p|q", "s t", Collections.singletonMap("filter[from]", "a"),
                        "2026-11-27T10:00:00Z", LocalDate.parse("2026-11-27"), null, null, null, null, null, "{}",
                        "blue", Arrays.asList("f", "g"), "session=s")
                .execute().body().getId());
        print(files.replaceFile("a", RequestBody.create(new byte[] {'p'}, MediaType.get("image/png"))).execute().body());
        JobsApi jobs = retrofit.create(JobsApi.class);
        print(jobs.deleteJobs(Named.builder().name("n").build()).execute().code());
        print(jobs.startJob("a,b", 7L, FormParts.urlEncoded(StartJobRequest.builder().name("n").build()), true)
                .execute().body().string());
    }

    private static void print(Object line) {
        System.out.println(line);
    }
}
