#include "core/jobs/jobmachine.h"

#include <QtTest>

#include <array>
#include <map>

using namespace limner;
using namespace Qt::StringLiterals;

class TestJobMachine : public QObject {
    Q_OBJECT
private slots:
    void wholeGrid();
    void namesAreStable();
};

namespace {

constexpr std::array states{JobState::Queued,   JobState::Submitting, JobState::Running,
                            JobState::Fetching, JobState::Uncertain,  JobState::Done,
                            JobState::Failed,   JobState::Cancelled};
constexpr std::array events{JobEvent::Submit,     JobEvent::Created,   JobEvent::NotCreated,
                            JobEvent::AnswerLost, JobEvent::Succeeded, JobEvent::Kept,
                            JobEvent::Failed,     JobEvent::Cancelled, JobEvent::Resubmit,
                            JobEvent::FetchAgain};

using Grid = std::map<std::pair<JobState, JobEvent>, JobState>;

Grid expectedGrid()
{
    using S = JobState;
    using E = JobEvent;
    Grid grid{{{S::Queued, E::Submit}, S::Submitting},
              {{S::Queued, E::Created}, S::Running},
              {{S::Queued, E::AnswerLost}, S::Uncertain},
              {{S::Submitting, E::Created}, S::Running},
              {{S::Submitting, E::NotCreated}, S::Queued},
              {{S::Submitting, E::AnswerLost}, S::Uncertain},
              {{S::Uncertain, E::Created}, S::Running},
              {{S::Uncertain, E::NotCreated}, S::Queued},
              {{S::Uncertain, E::Resubmit}, S::Queued},
              {{S::Running, E::Succeeded}, S::Fetching},
              {{S::Fetching, E::Kept}, S::Done}};
    for (const S open : {S::Queued, S::Submitting, S::Running, S::Fetching, S::Uncertain}) {
        grid[{open, E::Failed}] = S::Failed;
        grid[{open, E::Cancelled}] = S::Cancelled;
    }
    for (const S ended : {S::Done, S::Failed, S::Cancelled})
        grid[{ended, E::FetchAgain}] = S::Fetching;
    return grid;
}

} // namespace

void TestJobMachine::wholeGrid()
{
    const Grid grid = expectedGrid();
    int cells = 0;
    for (const JobState state : states) {
        for (const JobEvent event : events) {
            ++cells;
            const auto found = grid.find({state, event});
            const std::optional<JobState> expected =
                found == grid.end() ? std::nullopt : std::optional{found->second};
            const QString where =
                u"%1 with event %2"_s.arg(toString(state)).arg(static_cast<int>(event));
            QVERIFY2(next(state, event) == expected, qUtf8Printable(where));
        }
    }
    QCOMPARE(cells, 80);
}

void TestJobMachine::namesAreStable()
{
    for (const JobState state : states)
        QCOMPARE(jobStateFromString(toString(state)), std::optional{state});
    QCOMPARE(toString(JobState::Submitting), u"submitting"_s);
    QVERIFY(!jobStateFromString(u"sleeping"_s));
}

QTEST_GUILESS_MAIN(TestJobMachine)
#include "tst_jobmachine.moc"
