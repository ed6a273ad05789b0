#include "ui/gallery/sharepopover.h"

#include "core/upload/copytext.h"
#include "ui/common/controls.h"
#include "ui/common/errortext.h"
#include "ui/common/fittedtext.h"
#include "ui/common/formats.h"
#include "ui/common/qrcode.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sharetext.h"
#include "ui/common/sharewords.h"
#include "ui/common/theme.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/copybutton.h"
#include "ui/gallery/sharedesk.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QScreen>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int popoverWidth = 420;
constexpr int previewHeight = 84;
constexpr std::array<std::chrono::seconds, 3> lifetimes{1h, 24h, 168h};

QLabel *wrapped(const char *name, const QString &role, QWidget *parent)
{
    QLabel *const label = makeLabel({}, role, parent);
    label->setObjectName(QLatin1StringView{name});
    label->setWordWrap(true);
    return label;
}

} // namespace

SharePopover::SharePopover(ShareDesk &desk, ClipboardLink &clipboard, QWidget *parent)
    : QFrame{parent, Qt::Popup}
    , m_desk{desk}
    , m_clipboard{clipboard}
{
    setObjectName(u"sharePopover"_s);
    setAccessibleName(tr("Share"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"menu"_s);
    setFixedWidth(popoverWidth);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(14, 14, 14, 14);
    column->setSpacing(10);
    buildFormats(*column);
    buildLifetime(*column);
    column->addWidget(makeRule(this));
    buildPage(*column);
    connect(&m_desk, &ShareDesk::changed, this, &SharePopover::render);
    connect(&m_desk, &ShareDesk::failed, this, [this](const Error &error) {
        say(errorText(error, ErrorPlace::Store).sentence(), u"error"_s);
    });
    connect(&m_desk, &ShareDesk::made, this, [this](const Link &link) {
        if (link.doubt)
            say(shareDoubtText(*link.doubt).sentence(), u"error"_s);
        else
            m_clipboard.put(link.url, this, [this](bool isThere) {
                say(isThere ? tr("The page is there, and its link is copied.")
                            : tr("The page is there."),
                    u"ok"_s);
            });
    });
    connect(&m_desk, &ShareDesk::takenBack, this, [this](TakenBack how) {
        say(how == TakenBack::Gone ? tr("The page is gone.")
                                   : tr("The page goes as soon as the store answers."),
            u"ok"_s);
    });
    render();
}

void SharePopover::buildFormats(QVBoxLayout &column)
{
    auto *const head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Copy as"), u"dim"_s, this));
    head->addStretch();
    m_state = makeLabel({}, u"ok"_s, this);
    m_state->setObjectName(u"shareCopied"_s);
    head->addWidget(m_state);
    m_formats = new SegmentedControl{this};
    m_formats->setObjectName(u"shareFormats"_s);
    m_formats->setAccessibleName(tr("Copy as"));
    QStringList names;
    for (const CopyFormat &one : m_clipboard.formats().all())
        names.append(one.id == "plain"_L1       ? tr("Link")
                     : one.id == "thumbnail"_L1 ? tr("Small")
                                                : copyFormatName(one).replace(u'&', u"&&"_s));
    m_formats->setOptions(names.first(std::min<qsizetype>(names.size(), 6)));
    m_preview = new FittedText{u"mono"_s, FittedText::Breaks::Anywhere, previewHeight, this};
    m_preview->setObjectName(u"sharePreview"_s);
    m_preview->setAccessibleName(tr("What is copied"));
    m_copy = makeButton(tr("Copy"), "shareCopy", u"small"_s, this);
    column.addLayout(head);
    column.addWidget(m_formats);
    column.addWidget(m_preview);
    column.addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_formats, &SegmentedControl::chosen, this, &SharePopover::chooseFormat);
    connect(m_copy, &QPushButton::clicked, this, &SharePopover::copyLinks);
}

void SharePopover::buildLifetime(QVBoxLayout &column)
{
    auto *const grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->addWidget(makeLabel(tr("Link lives"), u"dim"_s, this), 0, 0);
    grid->addWidget(makeLabel(tr("Valid until"), u"dim"_s, this), 0, 1);
    m_lifetime = new SegmentedControl{this};
    m_lifetime->setObjectName(u"shareLifetime"_s);
    m_lifetime->setAccessibleName(tr("Link lives"));
    m_lifetime->setOptions({tr("1 h"), tr("1 day"), tr("7 days")});
    m_until = wrapped("shareUntil", u"body-dim"_s, this);
    grid->addWidget(m_lifetime, 1, 0);
    grid->addWidget(m_until, 1, 1);
    grid->setColumnStretch(1, 1);
    column.addLayout(grid);
    connect(m_lifetime, &SegmentedControl::chosen, this,
            [this](int index) { m_desk.setLifetime(lifetimes.at(size_t(index))); });
}

void SharePopover::buildPage(QVBoxLayout &column)
{
    auto *const both = new QHBoxLayout;
    both->setSpacing(14);
    auto *const left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(makeLabel(tr("Share page"), u"strong"_s, this));
    m_title = new QLineEdit{this};
    m_title->setObjectName(u"shareTitle"_s);
    m_title->setAccessibleName(tr("Title of the page"));
    m_title->setPlaceholderText(tr("Title"));
    m_title->setMaxLength(200);
    m_title->setProperty("surface", u"sunken"_s);
    left->addWidget(m_title);
    auto *const grid = new QGridLayout;
    buildFields(*grid);
    left->addLayout(grid);
    left->addStretch();
    m_code = new QrCode{this};
    both->addLayout(left, 1);
    both->addWidget(m_code, 0, Qt::AlignBottom);
    column.addLayout(both);
    m_pageState = wrapped("sharePageState", u"body-dim"_s, this);
    column.addWidget(m_pageState);
    auto *const row = new QHBoxLayout;
    m_make = makeButton(tr("Make the page"), "shareMake", u"small"_s, this);
    m_copyPage = makeButton(tr("Copy link"), "shareCopyPage", u"small"_s, this);
    m_takeBack = makeButton(tr("Take back"), "shareTakeBack", u"small"_s, this);
    for (QPushButton *const one : {m_make, m_copyPage, m_takeBack})
        row->addWidget(one);
    row->addStretch();
    column.addLayout(row);
    connect(m_make, &QPushButton::clicked, this, &SharePopover::makePage);
    connect(m_copyPage, &QPushButton::clicked, this, &SharePopover::copyPage);
    connect(m_takeBack, &QPushButton::clicked, &m_desk, &ShareDesk::takeBack);
}

void SharePopover::buildFields(QGridLayout &grid)
{
    const QStringList usual = usualShareFields();
    for (const QString &field : shareFields()) {
        auto *const box = new QCheckBox{shareFieldName(field), this};
        box->setObjectName(u"shareField-"_s + field);
        box->setAccessibleName(box->text());
        box->setProperty("field", field);
        box->setChecked(usual.contains(field));
        const int at = static_cast<int>(m_fields.size());
        grid.addWidget(box, at / 2, at % 2);
        m_fields.push_back(box);
    }
}

void SharePopover::chooseFormat(int index)
{
    const CopyFormat &format = m_clipboard.formats().all().at(size_t(index));
    m_clipboard.setFormat(format.id);
    emit formatChosen(format.id);
    renderLinks();
    copyLinks();
}

QString SharePopover::textOfAll() const
{
    QStringList texts;
    for (const auto &[facts, link] : m_desk.pictures()) {
        if (link)
            texts.append(copyText(
                m_clipboard.format(),
                {.link = *link, .objectKey = facts.upload.objectKey, .artwork = facts.artwork}));
    }
    return texts.join(m_clipboard.join());
}

void SharePopover::copyLinks()
{
    const QString text = textOfAll();
    m_state->setText({});
    if (text.isEmpty())
        return;
    m_clipboard.put(text, this, [this](bool isThere) {
        m_state->setText(isThere ? tr("✓ copied") : QString{});
        if (!isThere)
            say(tr("The clipboard does not take the link."), u"error"_s);
    });
}

void SharePopover::copyPage()
{
    if (!m_desk.pageLink())
        return;
    m_clipboard.put(m_desk.pageLink()->url, this, [this](bool isThere) {
        if (isThere)
            say(tr("The link of the page is copied."), u"ok"_s);
        else
            say(tr("The clipboard does not take the link."), u"error"_s);
    });
}

void SharePopover::makePage()
{
    QStringList shown;
    for (const QCheckBox *const box : m_fields) {
        if (box->isChecked())
            shown.append(box->property("field").toString());
    }
    m_desk.makePage(m_title->text().trimmed(), shown);
}

void SharePopover::render()
{
    renderLinks();
    renderPage();
    const bool isPage = m_desk.page() && m_desk.pageLink();
    const auto &pictures = m_desk.pictures();
    const QString url = isPage                                          ? m_desk.pageLink()->url
                        : pictures.size() == 1 && pictures.front().link ? pictures.front().link->url
                                                                        : QString{};
    m_code->setText(url);
    m_code->setVisible(!m_code->isEmpty());
    m_code->setAccessibleDescription(url);
    m_code->setToolTip(isPage ? tr("The page as a QR code") : tr("The picture as a QR code"));
    fit();
}

void SharePopover::renderLinks()
{
    const std::vector<CopyFormat> &all = m_clipboard.formats().all();
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i].id == m_clipboard.format().id)
            m_formats->setCurrentIndex(static_cast<int>(i));
    }
    const QString text = textOfAll();
    m_preview->setText(text);
    m_copy->setEnabled(!text.isEmpty());
    const auto &pictures = m_desk.pictures();
    const bool isPublic =
        !pictures.empty() && pictures.front().link && pictures.front().link->isPublic;
    for (size_t i = 0; i < lifetimes.size(); ++i) {
        if (lifetimes[i] == m_desk.lifetime())
            m_lifetime->setCurrentIndex(static_cast<int>(i));
    }
    m_lifetime->setEnabled(!isPublic);
    if (isPublic)
        m_until->setText(tr("public, it does not end"));
    else if (!pictures.empty() && pictures.front().link)
        m_until->setText(formatMoment(pictures.front().link->validUntil));
    else
        m_until->setText(pictures.empty() ? QString{} : tr("not uploaded yet"));
}

void SharePopover::renderPage()
{
    const std::optional<Share> &page = m_desk.page();
    const Result<Link> &link = m_desk.pageLink();
    m_make->setEnabled(!m_desk.isBusy() && !textOfAll().isEmpty());
    m_make->setText(m_desk.isBusy() ? tr("A moment…") : tr("Make the page"));
    m_copyPage->setVisible(page && link);
    m_takeBack->setVisible(page.has_value());
    m_takeBack->setEnabled(!m_desk.isBusy());
    if (!page)
        return say({}, u"body-dim"_s);
    if (page->state == ShareState::Pending)
        return say(tr("The page waits for the store."), u"body-dim"_s);
    if (page->error)
        return say(shareDoubtText(*page->error).sentence(), u"error"_s);
    if (!link)
        return say(tr("The page has expired. Make it again for fresh links."), u"error"_s);
    say(link->validUntil.isValid()
            ? tr("The page works until %1.").arg(formatMoment(link->validUntil))
            : tr("The page is public."),
        u"body-dim"_s);
}

void SharePopover::say(const QString &words, const QString &role)
{
    m_pageState->setText(words);
    m_pageState->setVisible(!words.isEmpty());
    setStyleProperty(*m_pageState, "role", role);
    fit();
}

// It grows with what it has to say, and stays on the screen.
void SharePopover::fit()
{
    adjustSize();
    const QRect room = screen()->availableGeometry();
    const QPoint most = room.bottomRight() - QPoint{width(), height()};
    move(std::max(room.left(), std::min(x(), most.x())),
         std::max(room.top(), std::min(y(), most.y())));
}

SharePopover *SharePopover::open(const std::vector<ArtworkId> &ids, Remote<Outbox> outbox,
                                 ClipboardLink &clipboard, QWidget &window)
{
    auto *const desk = new ShareDesk{outbox};
    desk->setPictures(ids);
    auto *const popover = new SharePopover{*desk, clipboard, &window};
    desk->setParent(popover);
    popover->openIn(window);
    return popover;
}

// Below what shows the link; where that is away, in the middle of the window.
void SharePopover::openIn(const QWidget &window)
{
    const auto *const copy = window.findChild<QWidget *>(u"copyUrl"_s);
    const QWidget &anchor = copy && copy->isVisible() ? *copy->parentWidget() : window;
    move(anchor.mapToGlobal(QPoint{anchor.width() - width(), anchor.height() + 6}));
    show();
    fit(); // as high as it is once it has its style
    m_copy->setFocus(Qt::PopupFocusReason);
}

} // namespace limner
