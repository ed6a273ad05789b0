#include "ui/gallery/groupcolumn.h"

#include "core/provider/providertable.h"
#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"
#include "ui/gallery/grouppicture.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int keyWidth = 74;
} // namespace

GroupColumn::GroupColumn(QWidget *parent)
    : QWidget{parent}
    , m_image{new GroupPicture{this}}
    , m_name{new ElidedLabel{this}}
    , m_provider{new ElidedLabel{this}}
    , m_star{new IconButton{u"star"_s, tr("Favourite"), this}}
    , m_grid{new QGridLayout}
{
    setObjectName(u"groupColumn"_s);
    m_name->setProperty("role", u"strong"_s);
    m_name->setObjectName(u"groupModel"_s);
    m_provider->setProperty("role", u"dim"_s);
    m_star->setObjectName(u"groupStar"_s);
    m_star->setCheckable(true);
    auto *const names = new QVBoxLayout;
    names->setSpacing(1);
    names->addWidget(m_name);
    names->addWidget(m_provider);
    auto *const head = new QHBoxLayout;
    head->setContentsMargins(GroupPicture::frame, 6, GroupPicture::frame, 4);
    head->addLayout(names, 1);
    head->addWidget(m_star);
    m_grid->setContentsMargins(GroupPicture::frame, 0, GroupPicture::frame, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnMinimumWidth(0, keyWidth);
    m_grid->setColumnStretch(1, 1);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(2);
    column->addWidget(m_image);
    column->addLayout(head);
    column->addLayout(m_grid);
    column->addStretch(1);
    connect(m_star, &IconButton::clicked, this, [this] { emit starToggled(m_picture); });
    connect(m_image, &GroupPicture::clicked, this, [this] {
        if (m_picture != 0)
            emit pictureChosen(m_picture);
    });
    connect(m_image, &GroupPicture::copyWanted, this, [this] { emit copyWanted({m_picture}); });
    connect(m_image, &GroupPicture::reuseWanted, this, [this] { emit reuseWanted(m_picture); });
    connect(m_image, &GroupPicture::retryWanted, this, [this] { emit retryWanted(m_job); });
}

void GroupColumn::showColumn(const GroupColumnFacts &facts, const std::vector<GroupRow> &rows,
                             size_t index, bool isWinner, const QDateTime &now)
{
    const Job &job = facts.member.job;
    const Artwork *const picture = facts.picture();
    const ProviderSpec *const spec = findProvider(job.request.provider);
    m_job = job.id;
    const ArtworkId id = picture ? picture->id : 0;
    if (std::exchange(m_picture, id) != id) {
        m_image->setImage({});
        m_image->setWords({});
    }
    const QString model = job.request.model.section(u'/', -1);
    m_name->setText(model);
    m_name->setToolTip(job.request.model);
    m_provider->setText(spec ? spec->name : job.request.provider);
    if (picture)
        m_image->showPicture(model, isWinner);
    else
        m_image->showJob(facts.tile, now);
    m_star->setVisible(picture);
    m_star->setChecked(picture && picture->favourite);
    m_star->setIconName(m_star->isChecked() ? u"star-filled"_s : u"star"_s);
    m_star->setAccessibleName(tr("Favourite: %1").arg(model));
    showRows(rows, index);
}

void GroupColumn::showRows(const std::vector<GroupRow> &rows, size_t index)
{
    while (m_lines.size() < rows.size()) {
        const auto at = static_cast<int>(m_lines.size());
        const Line line{makeLabel({}, u"value"_s, this), new ElidedLabel{this},
                        new ElidedLabel{this}};
        setStyleProperty(*line.mark, "role", u"ok"_s);
        auto *const said = new QHBoxLayout;
        said->setSpacing(7);
        said->addWidget(line.value, 1);
        said->addWidget(line.mark, 1);
        m_grid->addWidget(line.key, at, 0);
        m_grid->addLayout(said, at, 1);
        m_lines.push_back(line);
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        const GroupCell &cell = rows[i].cells.at(index);
        const Line &line = m_lines[i];
        line.key->setText(rows[i].key);
        line.value->setText(cell.text);
        line.value->setAccessibleName(rows[i].key + u": "_s + cell.text);
        setStyleProperty(*line.value, "role", cell.isMissing ? u"value"_s : u"small"_s);
        // The value stays whole where its mark has to give way.
        const bool isMarked = !cell.mark.isEmpty();
        line.value->setMinimumWidth(
            isMarked ? line.value->fontMetrics().horizontalAdvance(cell.text) + 2 : 0);
        line.value->setSizePolicy(isMarked ? QSizePolicy::Maximum : QSizePolicy::Preferred,
                                  QSizePolicy::Fixed);
        line.mark->setText(cell.mark);
        line.mark->setVisible(!cell.mark.isEmpty());
    }
}

void GroupColumn::setImage(const QImage &image)
{
    m_image->setImage(image);
}

void GroupColumn::setImageFailed(const QString &words)
{
    m_image->setWords(words);
}

void GroupColumn::setEdge(int pixels)
{
    m_image->setFixedHeight(pixels);
}

} // namespace limner
