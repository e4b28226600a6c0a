import io.videogateway.client.Download;
import io.videogateway.client.Upload;
import io.videogateway.client.VideoGateway;
import io.videogateway.client.api.Jobs;
import io.videogateway.client.model.CreateFileRequest;
import io.videogateway.client.model.Event;
import io.videogateway.client.model.Image;
import io.videogateway.client.model.Job;
import io.videogateway.client.model.JobExtended;
import io.videogateway.client.model.JobSource;
import io.videogateway.client.model.ListJobsState;
import io.videogateway.client.model.Owner;
import io.videogateway.client.model.Page;
import io.videogateway.client.model.PageData;
import io.videogateway.client.model.Prompt;
import io.videogateway.client.model.SendEventRequest;
import io.videogateway.client.model.SendEventRequestFailed;
import io.videogateway.client.model.State;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;

public class Program {

    public static void main(String[] args) throws Exception {
        VideoGateway gateway =
                VideoGateway.builder().token("t").baseUrl(args[0]).strictResponses(true).build();
        refused(() -> Job.builder().build());
        Job job = gateway.jobs()
                .createJob(Job.builder()
                        .type(Job.Type.JOB)
                        .name("n")
                        .putProperty("note", null)
                        .count(5L)
                        .ratio(new BigDecimal("0.750"))
                        .id(7)
                        .backup(Owner.builder().name("b").build())
                        .source(JobSource.of(Prompt.builder().kind(Prompt.Kind.TEXT).text("t").build()))
                        .bytes("AA==")
                        .pair(Arrays.asList("a", 1))
                        .anything(Collections.singletonMap("a", null))
                        .byDay(Collections.singletonMap("d1", 2L))
                        .scores(Collections.singletonMap("a", new BigDecimal("1.0")))
                        .extended(JobExtended.builder().name("e").team("red").build())
                        .state(State.OPEN)
                        .level(Job.Level._2)
                        .mode(Job.Mode.FAST)
                        .flag(true)
                        .secret("s")
                        .first(PageData.builder().id("f").build())
                        .build());
        print(job.getType(), job.getNote(), job.getId(), job.getRatio(), job.getSource().asImage().getUrl(), job.getSource().asPrompt());
        print(job.getPair(), job.getAnything(), job.getByDay(), job.getScores(), job.getState(), job.getMode(), job.getBackup());
        print(job.getNext().getName(), job.getNext().getFlag(), job.getKey(), job.getExtended().getTeam());
        refused(() -> gateway.jobs().createJob(job));
        Page page = gateway.jobs()
                .listJobs(Jobs.ListJobsParameters.builder()
                        .state(ListJobsState.DONE)
                        .page(1L)
                        .build());
        print(page.getData().get(0).getId(), page.getNext());
        Event event = gateway.jobs()
                .sendEvent(SendEventRequest.of(
                        SendEventRequestFailed.builder().kind(SendEventRequestFailed.Kind.FAILED).code(3L).build()));
        print(event.asPrompt().getText(), event.asImage());
        refused(() -> gateway.jobs().sendEvent(SendEventRequest.of(
                SendEventRequestFailed.builder().kind("failed").build())));
        print(gateway.files()
                .createFile(CreateFileRequest.builder()
                        .file(Upload.of(new byte[] {'a'}, "a.bin"))
                        .cover(Upload.of(new byte[] {'b'}, "b.png"))
                        .inline("AA==")
                        .note("n")
                        .build())
                .getId());
        try (Download download = gateway.files().downloadFile("a")) {
            print(download.stream().read());
        }
        print(Event.of(Image.builder().kind(Image.Kind.IMAGE).build()));
    }

    private static void refused(Runnable call) {
        try {
            call.run();
            print("was taken");
        } catch (RuntimeException e) {
            print(
                    e.getClass().getSimpleName(),
                    e.getMessage().replaceAll(" \\(.*", "").replaceAll("http://[^/]*", ""));
        }
    }

    private static void print(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            line.append(line.length() == 0 ? "" : " ").append(value);
        }
        System.out.println(line);
    }
}
